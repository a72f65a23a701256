/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-element-page.h"

#include <glib/gi18n-lib.h>

#include "tl-field-rows.h"
#include "tl-rows.h"

struct _TlElementPage
{
  AdwBin parent_instance;

  TlFields *fields;
  TlRows *rows;

  GtkLabel *kind_label;
  GtkLabel *title_label;
  AdwPreferencesGroup *fields_group;
  AdwPreferencesGroup *rows_group;
};

enum
{
  SIGNAL_SELECT_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlElementPage, tl_element_page, ADW_TYPE_BIN)

/* The fields of each page, from the top down. */
static const struct
{
  TlKind kind;
  TlProperty properties[4];
  guint n_properties;
} pages[] = {
  { TL_KIND_MAP, { TL_PROPERTY_TITLE, TL_PROPERTY_STATE, TL_PROPERTY_SUMMARY }, 3 },
  { TL_KIND_STAGE, { TL_PROPERTY_TITLE, TL_PROPERTY_TERRITORY, TL_PROPERTY_DETAIL }, 3 },
  { TL_KIND_LANE, { TL_PROPERTY_TITLE, TL_PROPERTY_SUBTITLE }, 2 },
  { TL_KIND_LINK, { TL_PROPERTY_KIND, TL_PROPERTY_STRENGTH, TL_PROPERTY_NOTE }, 3 },
};

static void
add_count (TlElementPage *self, const char *title, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);

  tl_rows_add (self->rows, title, number, NULL, NULL);
}

static void
add_map_rows (TlElementPage *self, TlMap *map)
{
  add_count (self, _ ("People"), tl_map_count (map, TL_KIND_PERSON));
  add_count (self, _ ("Stages"), tl_map_count (map, TL_KIND_STAGE));
  add_count (self, _ ("Moments"), tl_map_count (map, TL_KIND_MOMENT));
  add_count (self, _ ("Lanes"), tl_map_count (map, TL_KIND_LANE));
  add_count (self, _ ("Touchpoints"), tl_map_count (map, TL_KIND_TOUCHPOINT));
  add_count (self, _ ("Links"), tl_map_count (map, TL_KIND_LINK));
  add_count (self, _ ("Pieces of evidence"), tl_map_count (map, TL_KIND_EVIDENCE));
}

static guint
count_touchpoints (TlMap *map, const TlElement *element)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, element);
  guint count = 0;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (g_ptr_array_index (referrers, i)) == TL_KIND_TOUCHPOINT)
      count++;
  return count;
}

static void
add_stage_rows (TlElementPage *self, TlMap *map, TlElement *stage)
{
  guint n_moments = 0;
  guint n_touchpoints = 0;

  for (TlElement *child = tl_element_get_first_child (stage); child != NULL;
       child = tl_element_get_next (child))
    if (tl_element_get_kind (child) == TL_KIND_MOMENT)
      {
        n_moments++;
        n_touchpoints += count_touchpoints (map, child);
      }
  add_count (self, _ ("Moments"), n_moments);
  add_count (self, _ ("Touchpoints"), n_touchpoints);
}

static void
add_lane_rows (TlElementPage *self, TlMap *map, TlElement *lane)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  int layer = tl_element_get_choice (lane, TL_PROPERTY_LAYER);

  if (layer >= 0)
    tl_rows_add (self->rows, _ ("Layer"), _ (layers[layer].label), NULL, NULL);
  if (tl_element_get_choice (lane, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS)
    add_count (self, _ ("Touchpoints"), count_touchpoints (map, lane));
}

static void
add_link_rows (TlElementPage *self, TlMap *map, TlElement *link)
{
  TlElement *from = tl_map_get_ref (map, link, TL_PROPERTY_FROM);
  TlElement *to = tl_map_get_ref (map, link, TL_PROPERTY_TO);

  if (from != NULL)
    tl_rows_add_long (self->rows, _ ("From"), tl_element_get_string (from, TL_PROPERTY_TITLE),
                      from);
  if (to != NULL)
    tl_rows_add_long (self->rows, _ ("To"), tl_element_get_string (to, TL_PROPERTY_TITLE), to);
}

static void
update_rows (TlElementPage *self, TlMap *map, TlElement *element)
{
  tl_rows_begin (self->rows);
  switch (tl_element_get_kind (element))
    {
    case TL_KIND_MAP:
      add_map_rows (self, map);
      break;
    case TL_KIND_STAGE:
      add_stage_rows (self, map, element);
      break;
    case TL_KIND_LANE:
      add_lane_rows (self, map, element);
      break;
    default:
      add_link_rows (self, map, element);
    }
  tl_rows_end (self->rows);
}

static void
update_heading (TlElementPage *self, TlElement *element)
{
  TlKind kind = tl_element_get_kind (element);
  const char *title;

  if (kind == TL_KIND_LINK)
    title =
        _ (tl_kind_get_choices (kind,
                                TL_PROPERTY_KIND)[tl_element_get_choice (element, TL_PROPERTY_KIND)]
               .label);
  else
    title = tl_element_get_string (element, TL_PROPERTY_TITLE);
  gtk_label_set_text (self->kind_label, tl_kind_get_label (kind));
  gtk_label_set_text (self->title_label, *title != '\0' ? title : _ ("Untitled"));
}

static void
on_updated_cb (gpointer data)
{
  TlElementPage *self = data;
  TlElement *element = tl_fields_get_element (self->fields);

  if (element == NULL)
    return;
  update_heading (self, element);
  update_rows (self, tl_fields_get_map (self->fields), element);
}

static void
on_row_activated_cb (TlElement *target, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_SELECT_REQUESTED], 0, target);
}

static void
tl_element_page_dispose (GObject *object)
{
  TlElementPage *self = TL_ELEMENT_PAGE (object);

  g_clear_pointer (&self->fields, tl_fields_free);
  g_clear_pointer (&self->rows, tl_rows_free);
  G_OBJECT_CLASS (tl_element_page_parent_class)->dispose (object);
}

static void
tl_element_page_class_init (TlElementPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_element_page_dispose;

  signals[SIGNAL_SELECT_REQUESTED] =
      g_signal_new ("select-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-element-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlElementPage, kind_label);
  gtk_widget_class_bind_template_child (widget_class, TlElementPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, TlElementPage, fields_group);
  gtk_widget_class_bind_template_child (widget_class, TlElementPage, rows_group);
}

static void
tl_element_page_init (TlElementPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = tl_rows_new (self->rows_group, on_row_activated_cb, self);
}

GtkWidget *
tl_element_page_new (TlKind kind)
{
  TlElementPage *self = g_object_new (TL_TYPE_ELEMENT_PAGE, NULL);

  self->fields = tl_fields_new (kind, on_updated_cb, self);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].kind == kind)
      for (guint j = 0; j < pages[i].n_properties; j++)
        tl_field_rows_add (self->fields, self->fields_group, pages[i].properties[j]);
  return GTK_WIDGET (self);
}

void
tl_element_page_show (TlElementPage *self, TlHistory *history, TlElement *element)
{
  g_return_if_fail (TL_IS_ELEMENT_PAGE (self));
  tl_fields_show (self->fields, history, element);
}
