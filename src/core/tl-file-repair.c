/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-file-scan.h"

/* What can be told only when the whole file is read: ids, references, spans. */

typedef struct
{
  TlReading *reading;
  TlMap *map;
  GHashTable *renamed;        /* an id in the file that is none -> the one given instead */
  GHashTable *moment_numbers; /* moment -> its number from 0; NULL until it is needed */
  TlElement *lane;            /* for touchpoints that have none; NULL until it is needed */
  GError *error;
} Repair;

static void
repair_clear (Repair *repair)
{
  g_clear_pointer (&repair->moment_numbers, g_hash_table_unref);
  g_hash_table_unref (repair->renamed);
  g_clear_error (&repair->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Repair, repair_clear)

/* Ids */

static char *
make_id (TlMap *map, TlKind kind)
{
  if (kind == TL_KIND_MAP && tl_map_find (map, "m1") == NULL)
    return g_strdup ("m1");
  return tl_map_make_id (map, kind);
}

static void
give_id (Repair *repair, const TlUnnamed *unnamed)
{
  TlKind kind = tl_element_get_kind (unnamed->element);
  const char *label = tl_kind_get_label (kind);
  g_autofree char *id = make_id (repair->map, kind);
  char *message;

  tl_map_set_id (repair->map, unnamed->element, id);
  if (unnamed->text == NULL)
    message = g_strdup_printf (_ ("%s without an id; it was given “%s”."), label, id);
  else
    {
      g_autofree char *quote = tl_reading_quote (unnamed->text);

      message = tl_id_is_valid (unnamed->text)
                    ? g_strdup_printf (_ ("%s “%s”: an element before it has the same id; this one "
                                          "was given “%s”."),
                                       label, quote, id)
                    : g_strdup_printf (_ ("%s: “%s” cannot be an id; it was given “%s”."), label,
                                       quote, id);
      if (!tl_id_is_valid (unnamed->text) &&
          !g_hash_table_contains (repair->renamed, unnamed->text))
        g_hash_table_insert (repair->renamed, unnamed->text, g_steal_pointer (&id));
    }
  tl_reading_note_attribute (repair->reading, unnamed->start, "id", message);
}

/* The element a reference in the file means; NULL when there is none of the right kind, and then
 * *reason is the end of a sentence. */
static TlElement *
find_target (Repair *repair, const TlPropertySpec *spec, const char *id, char **reason)
{
  const char *renamed = g_hash_table_lookup (repair->renamed, id);
  TlElement *target = tl_map_find (repair->map, renamed == NULL ? id : renamed);
  g_autofree char *quote = NULL;

  if (target != NULL && (spec->ref_kinds & 1u << tl_element_get_kind (target)) != 0)
    return target;
  quote = tl_reading_quote (id);
  *reason = target == NULL ? g_strdup_printf (_ ("names “%s”, which does not exist"), quote)
                           : g_strdup_printf (_ ("names “%s”, which is a %s"), quote,
                                              tl_kind_get_label (tl_element_get_kind (target)));
  return NULL;
}

static void
set_reference (TlElement *element, guint slot, const TlElement *target)
{
  if (strcmp (tl_element_peek_value (element, slot), tl_element_get_id (target)) != 0)
    tl_element_take_value (element, slot, g_strdup (tl_element_get_id (target)));
}

/* Optional references */

static void
mend_reference (Repair *repair, const TlFound *found, guint slot, const TlPropertySpec *spec)
{
  g_autofree char *reason = NULL, *who = NULL;
  const char *id = tl_element_peek_value (found->element, slot);
  const TlElement *target = find_target (repair, spec, id, &reason);

  if (target != NULL)
    {
      set_reference (found->element, slot, target);
      return;
    }
  who = tl_reading_describe (repair->reading, found->element);
  tl_reading_note_attribute (repair->reading, found->start, spec->name,
                             /* Translators: Touchpoint “t1”: Owner names “r9”, which … */
                             g_strdup_printf (_ ("%s: %s %s; the reference was taken out."), who,
                                              _ (spec->label), reason));
  tl_element_take_value (found->element, slot, NULL);
}

static void
mend_references (Repair *repair, const TlFound *found, guint slot, const TlPropertySpec *spec)
{
  g_auto (GStrv) ids = g_strsplit (tl_element_peek_value (found->element, slot), " ", -1);
  g_autofree char *who = NULL;
  GString *kept = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *reason = NULL;
      const TlElement *target = find_target (repair, spec, ids[i], &reason);

      if (target != NULL)
        {
          g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "",
                                  tl_element_get_id (target));
          continue;
        }
      who = who == NULL ? tl_reading_describe (repair->reading, found->element) : who;
      tl_reading_note_attribute (repair->reading, found->start, spec->name,
                                 g_strdup_printf (_ ("%s: %s %s; the reference was taken out."),
                                                  who, _ (spec->label), reason));
    }
  tl_element_take_value (found->element, slot, g_string_free (kept, kept->len == 0));
}

/* Where a touchpoint stands */

/* With the id that was asked for, if nothing else has it: then all that name it are right. */
static TlElement *
insert_new (Repair *repair, TlKind kind, const char *wanted, TlElement *parent, TlElement *before)
{
  gboolean is_free =
      wanted != NULL && tl_id_is_valid (wanted) && tl_map_find (repair->map, wanted) == NULL;
  g_autofree char *id = is_free ? g_strdup (wanted) : tl_map_make_id (repair->map, kind);
  TlElement *element = tl_element_new (kind, id);

  tl_map_insert (repair->map, element, parent, before);
  return element;
}

static TlElement *
find_first_touchpoint_lane (Repair *repair)
{
  TlElement *lane = tl_map_get_first (repair->map, TL_KIND_LANE);

  while (lane != NULL && tl_element_get_choice (lane, TL_PROPERTY_KIND) != TL_LANE_TOUCHPOINTS)
    lane = tl_element_get_next_of_kind (lane);
  return lane;
}

static TlElement *
make_lane (Repair *repair, const char *wanted)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  TlElement *lane = insert_new (repair, TL_KIND_LANE, wanted, tl_map_get_root (repair->map),
                                tl_map_get_first (repair->map, TL_KIND_TOUCHPOINT));

  tl_element_take_value (lane, (guint) tl_kind_get_slot (TL_KIND_LANE, TL_PROPERTY_LAYER),
                         g_strdup (layers[TL_LAYER_CUSTOMER].name));
  return lane;
}

static TlElement *
make_moment (Repair *repair, const char *wanted)
{
  TlElement *stage = tl_map_get_first (repair->map, TL_KIND_STAGE);

  if (stage == NULL)
    stage = insert_new (repair, TL_KIND_STAGE, NULL, tl_map_get_root (repair->map),
                        tl_map_get_first (repair->map, TL_KIND_TOUCHPOINT));
  return insert_new (repair, TL_KIND_MOMENT, wanted, stage, NULL);
}

/* Where a card stands that has no such place: the first one, made where there is none. */
static TlElement *
get_stand_in (Repair *repair, TlProperty property, const char *wanted, gboolean *is_made)
{
  TlElement *place;

  if (property == TL_PROPERTY_LANE && repair->lane == NULL)
    repair->lane = find_first_touchpoint_lane (repair);
  place =
      property == TL_PROPERTY_LANE ? repair->lane : tl_map_get_first (repair->map, TL_KIND_MOMENT);
  *is_made = place == NULL;
  if (place != NULL)
    return place;
  if (property == TL_PROPERTY_MOMENT)
    return make_moment (repair, wanted);
  repair->lane = make_lane (repair, wanted);
  return repair->lane;
}

static TlElement *
find_place (Repair *repair, TlElement *touchpoint, const TlPropertySpec *spec, char **reason)
{
  const char *id = tl_element_get (touchpoint, spec->property);
  TlElement *target;

  if (id == NULL)
    {
      *reason = g_strdup (_ ("is missing"));
      return NULL;
    }
  target = find_target (repair, spec, id, reason);
  if (target == NULL || spec->property != TL_PROPERTY_LANE ||
      tl_element_get_choice (target, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS)
    return target;
  *reason = g_strdup_printf (_ ("names “%s”, a lane that holds no touchpoints"), id);
  return NULL;
}

static void
mend_place (Repair *repair, const TlFound *found, guint slot, const TlPropertySpec *spec)
{
  g_autofree char *reason = NULL, *who = NULL, *where = NULL;
  TlElement *target = find_place (repair, found->element, spec, &reason);
  gboolean is_made;

  if (target != NULL)
    {
      set_reference (found->element, slot, target);
      return;
    }
  target =
      get_stand_in (repair, spec->property, tl_element_peek_value (found->element, slot), &is_made);
  who = tl_reading_describe (repair->reading, found->element);
  where = tl_reading_describe (repair->reading, target);
  tl_reading_note_attribute (repair->reading, found->start, spec->name,
                             /* Translators: Touchpoint “t1”: Lane names “l9”, which …; the card was
                                put into Lane “l1”. */
                             g_strdup_printf (is_made ? _ ("%s: %s %s; so %s was made, and the "
                                                           "card put into it.")
                                                      : _ ("%s: %s %s; the card was put into %s."),
                                              who, _ (spec->label), reason, where));
  tl_element_take_value (found->element, slot, g_strdup (tl_element_get_id (target)));
}

static guint
get_moment_number (Repair *repair, TlElement *moment)
{
  guint number = 0;

  if (repair->moment_numbers == NULL)
    {
      repair->moment_numbers = g_hash_table_new (NULL, NULL);
      for (TlElement *each = tl_map_get_first (repair->map, TL_KIND_MOMENT); each != NULL;
           each = tl_element_get_next_of_kind (each))
        g_hash_table_insert (repair->moment_numbers, each, GUINT_TO_POINTER (number++));
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (repair->moment_numbers, moment));
}

static void
mend_span (Repair *repair, const TlFound *found)
{
  TlElement *touchpoint = found->element;
  TlElement *moment = tl_map_get_ref (repair->map, touchpoint, TL_PROPERTY_MOMENT);
  int span = tl_element_get_integer (touchpoint, TL_PROPERTY_SPAN, 1);
  g_autofree char *who = NULL;
  int rest;

  if (span == 1)
    return;
  rest = (int) (tl_map_count (repair->map, TL_KIND_MOMENT) - get_moment_number (repair, moment));
  if (span <= rest)
    return;
  who = tl_reading_describe (repair->reading, touchpoint);
  tl_reading_note_attribute (repair->reading, found->start, "span",
                             g_strdup_printf (ngettext ("%s lasts %d moments, but there is only %d "
                                                        "from where it starts; it "
                                                        "was cut to that.",
                                                        "%s lasts %d moments, but there are only "
                                                        "%d from where it starts; "
                                                        "it was cut to those.",
                                                        rest),
                                              who, span, rest));
  tl_element_take_value (touchpoint,
                         (guint) tl_kind_get_slot (TL_KIND_TOUCHPOINT, TL_PROPERTY_SPAN),
                         g_strdup_printf ("%d", rest));
}

/* Links and evidence that lost an end */

/* What follows the element in the map: where its stand-in goes. */
static void
set_aside (Repair *repair, const TlFound *found)
{
  TlElement *root = tl_map_get_root (repair->map);
  TlElement *next = tl_element_get_next (found->element);
  GString *xml = g_string_new ("<set-aside xmlns=\"" TL_FILE_ASIDE_NAMESPACE "\">\n");

  tl_file_append_element (xml, found->element, 2);
  g_string_append (xml, "  </set-aside>");
  /* Not even this may make a file that is refused when it is read again. */
  if (repair->error == NULL && tl_scan_get_depth (xml->str, xml->len, 0) + 1 > TL_SCAN_DEPTH_LIMIT)
    tl_scan_set_error (&repair->error, TL_FILE_ERROR_HOSTILE, repair->reading->text,
                       repair->reading->size, found->start,
                       _ ("elements stand too deep in each other; the file was not opened. Open an "
                          "earlier copy of it."));
  tl_map_take_out (repair->map, found->element);
  tl_element_free (found->element);
  tl_map_insert (repair->map, tl_element_new_foreign (g_string_free (xml, FALSE)), root, next);
}

/* Nothing is the cause of itself. */
static gboolean
leads_back (const TlFound *found, const TlPropertySpec *spec, const TlElement *target)
{
  return spec->property == TL_PROPERTY_TO &&
         strcmp (tl_element_get_string (found->element, TL_PROPERTY_FROM),
                 tl_element_get_id (target)) == 0;
}

/* FALSE when the element was set aside and is gone. */
static gboolean
mend_end (Repair *repair, const TlFound *found, guint slot, const TlPropertySpec *spec)
{
  const char *id = tl_element_peek_value (found->element, slot);
  g_autofree char *reason = NULL, *who = NULL;
  const TlElement *target = id == NULL ? NULL : find_target (repair, spec, id, &reason);

  if (target != NULL && leads_back (found, spec, target))
    reason = g_strdup_printf (_ ("names “%s”, where the link starts"), tl_element_get_id (target));
  else if (target != NULL)
    {
      set_reference (found->element, slot, target);
      return TRUE;
    }
  who = tl_reading_describe (repair->reading, found->element);
  tl_reading_note_attribute (
      repair->reading, found->start, spec->name,
      g_strdup_printf (_ ("%s: %s %s; it is kept in the file but not part of the map."), who,
                       _ (spec->label), id == NULL ? _ ("is missing") : reason));
  set_aside (repair, found);
  return FALSE;
}

/* All properties of an element */

static void
put_stand_in (Repair *repair, const TlFound *found, guint slot, const TlPropertySpec *spec)
{
  const char *stand_in =
      /* Translators: the name of a person, a team, a role … that has none */
      spec->choices == NULL ? _ ("Unnamed") : spec->choices[0].name;
  g_autofree char *who = tl_reading_describe (repair->reading, found->element);

  tl_reading_note (repair->reading, found->start,
                   g_strdup_printf (_ ("%s: %s is missing; “%s” was put in."), who, _ (spec->label),
                                    stand_in));
  tl_element_take_value (found->element, slot, g_strdup (stand_in));
}

/* FALSE when the element is gone. */
static gboolean
mend_property (Repair *repair, const TlFound *found, guint slot, const TlPropertySpec *spec)
{
  const char *text = tl_element_peek_value (found->element, slot);

  if (spec->required && spec->ref_kinds != 0)
    {
      if (tl_element_get_kind (found->element) != TL_KIND_TOUCHPOINT)
        return mend_end (repair, found, slot, spec);
      mend_place (repair, found, slot, spec);
    }
  else if (spec->required && text == NULL)
    {
      if (!tl_file_keeps (found->element, spec->name))
        put_stand_in (repair, found, slot, spec);
    }
  else if (text != NULL && spec->type == TL_VALUE_REF)
    mend_reference (repair, found, slot, spec);
  else if (text != NULL && spec->type == TL_VALUE_REFS)
    mend_references (repair, found, slot, spec);
  return TRUE;
}

static void
mend_element (Repair *repair, const TlFound *found)
{
  TlKind kind = tl_element_get_kind (found->element);
  guint n_properties;
  const TlPropertySpec *specs = tl_kind_get_properties (kind, &n_properties);

  for (guint slot = 0; slot < n_properties; slot++)
    if (!mend_property (repair, found, slot, &specs[slot]))
      return;
}

/* Evidence goes late, since it may be about a link that is set aside, and verdicts after it, since
 * they may be about evidence; spans when all moments are there. */
static void
mend_all (Repair *repair)
{
  const TlFound *all = (const TlFound *) repair->reading->found->data;
  guint n = repair->reading->found->len;
  g_autofree TlFound *evidence = g_new (TlFound, n);
  g_autofree TlFound *verdicts = g_new (TlFound, n);
  g_autofree TlFound *touchpoints = g_new (TlFound, n);
  guint n_evidence = 0, n_verdicts = 0, n_touchpoints = 0;

  for (guint i = 0; i < n; i++)
    {
      TlKind kind = tl_element_get_kind (all[i].element);

      if (kind == TL_KIND_EVIDENCE)
        evidence[n_evidence++] = all[i];
      else if (kind == TL_KIND_VERDICT)
        verdicts[n_verdicts++] = all[i];
      else
        mend_element (repair, &all[i]);
      if (kind == TL_KIND_TOUCHPOINT)
        touchpoints[n_touchpoints++] = all[i];
    }
  for (guint i = 0; i < n_evidence; i++)
    mend_element (repair, &evidence[i]);
  for (guint i = 0; i < n_verdicts; i++)
    mend_element (repair, &verdicts[i]);
  for (guint i = 0; i < n_touchpoints; i++)
    mend_span (repair, &touchpoints[i]);
}

gboolean
tl_reading_repair (TlReading *reading, GError **error)
{
  g_auto (Repair) repair = { .reading = reading, .map = reading->map };

  repair.renamed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < reading->unnamed->len; i++)
    give_id (&repair, &g_array_index (reading->unnamed, TlUnnamed, i));
  mend_all (&repair);
  if (repair.error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&repair.error));
  return FALSE;
}
