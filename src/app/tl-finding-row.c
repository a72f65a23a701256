/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-row.h"

#include <glib/gi18n-lib.h>

struct _TlFindingRow
{
  GObject parent_instance;

  TlFinding *finding; /* NULL: a heading */
  char *title;
  char *detail; /* NULL: a heading */
};

G_DEFINE_FINAL_TYPE (TlFindingRow, tl_finding_row, G_TYPE_OBJECT)

static void
tl_finding_row_finalize (GObject *object)
{
  TlFindingRow *self = TL_FINDING_ROW (object);

  g_clear_pointer (&self->finding, tl_finding_unref);
  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (tl_finding_row_parent_class)->finalize (object);
}

static void
tl_finding_row_class_init (TlFindingRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_finding_row_finalize;
}

static void
tl_finding_row_init (TlFindingRow *self)
{
}

static char *
make_detail (const TlFinding *finding)
{
  const char *state = tl_finding_state_get_label (finding->state);

  if (finding->state == TL_FINDING_OPEN)
    return g_strdup (finding->advice);
  if (finding->note == NULL)
    return g_strdup (state);
  /* Translators: what was said of a finding, and why: "Dismissed: They never meet". */
  return g_strdup_printf (_ ("%s: %s"), state, finding->note);
}

TlFindingRow *
tl_finding_row_new (TlFinding *finding)
{
  TlFindingRow *self = g_object_new (TL_TYPE_FINDING_ROW, NULL);

  self->finding = tl_finding_ref (finding);
  self->title = g_strdup (finding->message);
  self->detail = make_detail (finding);
  return self;
}

TlFindingRow *
tl_finding_row_new_heading (TlSeverity severity, guint n)
{
  TlFindingRow *self = g_object_new (TL_TYPE_FINDING_ROW, NULL);

  /* Translators: how bad findings are, and how many are so bad: "Serious (4)". */
  self->title = g_strdup_printf (_ ("%s (%u)"), tl_severity_get_label (severity), n);
  return self;
}

TlFinding *
tl_finding_row_get_finding (TlFindingRow *self)
{
  return self->finding;
}

const char *
tl_finding_row_get_title (TlFindingRow *self)
{
  return self->title;
}

const char *
tl_finding_row_get_detail (TlFindingRow *self)
{
  return self->detail;
}

void
tl_finding_row_take (TlFindingRow *self, TlFinding *finding)
{
  tl_finding_ref (finding);
  tl_finding_unref (self->finding);
  self->finding = finding;
}
