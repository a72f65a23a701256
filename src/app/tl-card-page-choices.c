/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-card-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-card-words.h"

/* Feeling, on the map's own scale */

static void
get_scale (TlMap *map, double *low, double *high)
{
  TlElement *root = tl_map_get_root (map);

  *low = -2;
  *high = 2;
  tl_element_get_number (root, TL_PROPERTY_SCALE_LOW, low);
  tl_element_get_number (root, TL_PROPERTY_SCALE_HIGH, high);
}

/* A tenth, a whole, ten …: some forty steps to a scale. */
static double
get_step (double low, double high)
{
  return high > low ? pow (10, floor (log10 ((high - low) / 20))) : 0.1;
}

static void
set_up_scale (TlCardPage *self, double low, double high)
{
  double step = get_step (low, high);

  if (gtk_adjustment_get_lower (self->feeling) == low &&
      gtk_adjustment_get_upper (self->feeling) == high)
    return;
  gtk_adjustment_configure (self->feeling, gtk_adjustment_get_value (self->feeling), low, high,
                            step, step * 5, 0);
  /* A scale rounds what the hand sets to so many. */
  gtk_scale_set_digits (self->feeling_scale, (int) MAX (0, -round (log10 (step))));
  gtk_scale_clear_marks (self->feeling_scale);
  gtk_scale_add_mark (self->feeling_scale, low, GTK_POS_BOTTOM, _ ("angry"));
  gtk_scale_add_mark (self->feeling_scale, (low + high) / 2, GTK_POS_BOTTOM, _ ("neutral"));
  gtk_scale_add_mark (self->feeling_scale, high, GTK_POS_BOTTOM, _ ("delighted"));
}

void
tl_card_page_update_feeling (TlCardPage *self)
{
  TlElement *card = tl_fields_get_element (self->fields);
  g_autofree char *words = NULL;
  double low, high, value;
  gboolean is_assessed;

  get_scale (tl_fields_get_map (self->fields), &low, &high);
  set_up_scale (self, low, high);
  value = (low + high) / 2;
  is_assessed = tl_element_get_number (card, TL_PROPERTY_FEELING, &value);
  gtk_adjustment_set_value (self->feeling, value);
  /* Another card starts with the scale out of sight or in sight, by what it has. */
  if (adw_expander_row_get_enable_expansion (self->feeling_row) != is_assessed)
    {
      adw_expander_row_set_enable_expansion (self->feeling_row, is_assessed);
      adw_expander_row_set_expanded (self->feeling_row, is_assessed);
    }
  if (is_assessed)
    /* Translators: a feeling, the lowest and the highest one of the scale: "−1.5 on −2 to 2". */
    words = g_strdup_printf (_ ("%g on a scale from %g to %g"), value, low, high);
  adw_expander_row_set_subtitle (self->feeling_row, words != NULL ? words : _ ("not assessed"));
}

void
tl_card_page_put_feeling (TlCardPage *self)
{
  double step = gtk_adjustment_get_step_increment (self->feeling);

  if (adw_expander_row_get_enable_expansion (self->feeling_row))
    tl_fields_put_number (self->fields, TL_PROPERTY_FEELING,
                          round (gtk_adjustment_get_value (self->feeling) / step) * step);
  else
    tl_fields_put (self->fields, TL_PROPERTY_FEELING, NULL, NULL);
}

/* Channels: those with an icon, and whatever else the map names */

/* The order of those that stay is kept: the first one is shown on the card. */
static void
put_channel (TlCardPage *self, const char *name, gboolean is_used)
{
  g_auto (GStrv) own =
      tl_element_dup_words (tl_fields_get_element (self->fields), TL_PROPERTY_CHANNELS);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *value = NULL;

  for (guint i = 0; own[i] != NULL; i++)
    if (strcmp (own[i], name) != 0)
      g_ptr_array_add (words, own[i]);
  if (is_used)
    g_ptr_array_add (words, (gpointer) name);
  g_ptr_array_add (words, NULL);
  value = g_strjoinv (" ", (char **) words->pdata);
  tl_fields_put (self->fields, TL_PROPERTY_CHANNELS, value, NULL);
}

static void
on_channel_toggled_cb (GtkCheckButton *check, TlCardPage *self)
{
  guint i;

  if (tl_fields_is_updating (self->fields) || !g_ptr_array_find (self->channel_checks, check, &i))
    return;
  put_channel (self, g_ptr_array_index (self->channel_names, i),
               gtk_check_button_get_active (check));
}

static void
add_channel (TlCardPage *self, const char *name)
{
  const char *label = tl_style_get_channel_label (name);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label != NULL ? label : name);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (self->channels_row, row);
  g_signal_connect (check, "toggled", G_CALLBACK (on_channel_toggled_cb), self);
  g_ptr_array_add (self->channel_names, g_strdup (name));
  g_ptr_array_add (self->channel_rows, row);
  g_ptr_array_add (self->channel_checks, check);
}

static gboolean
is_in (GPtrArray *names, const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

/* Those the program knows, then those of the card that it does not. */
static GPtrArray *
list_channels (char **own)
{
  GPtrArray *names = g_ptr_array_new ();

  for (const char *const *known = tl_style_list_channels (); *known != NULL; known++)
    g_ptr_array_add (names, (gpointer) *known);
  for (guint i = 0; own[i] != NULL; i++)
    if (!is_in (names, own[i]))
      g_ptr_array_add (names, own[i]);
  return names;
}

static gboolean
has_all (GPtrArray *names, char **own)
{
  for (guint i = 0; own[i] != NULL; i++)
    if (!is_in (names, own[i]))
      return FALSE;
  return TRUE;
}

/* Rows stay where they are as long as they will do: ticking one must not make it jump away. */
static void
make_channel_rows (TlCardPage *self, char **own)
{
  g_autoptr (GPtrArray) names = NULL;

  if (self->channel_names->len > 0 && has_all (self->channel_names, own))
    return;
  for (guint i = 0; i < self->channel_rows->len; i++)
    adw_expander_row_remove (self->channels_row, g_ptr_array_index (self->channel_rows, i));
  g_ptr_array_set_size (self->channel_names, 0);
  g_ptr_array_set_size (self->channel_rows, 0);
  g_ptr_array_set_size (self->channel_checks, 0);
  names = list_channels (own);
  for (guint i = 0; i < names->len; i++)
    add_channel (self, g_ptr_array_index (names, i));
}

void
tl_card_page_update_channels (TlCardPage *self)
{
  TlElement *card = tl_fields_get_element (self->fields);
  g_auto (GStrv) own = tl_element_dup_words (card, TL_PROPERTY_CHANNELS);
  g_autofree char *words = tl_card_words_list_channels (card);

  make_channel_rows (self, own);
  for (guint i = 0; i < self->channel_checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->channel_checks, i),
                                 g_strv_contains ((const char *const *) own,
                                                  g_ptr_array_index (self->channel_names, i)));
  /* Translators: there is no channel. */
  adw_expander_row_set_subtitle (self->channels_row,
                                 *words != '\0' ? words : C_ ("channels", "none"));
}

/* Owner */

/* Choosing from the list must not make it anew. */
static gboolean
is_role_list_current (TlCardPage *self, TlMap *map)
{
  GListModel *model = adw_combo_row_get_model (self->owner_row);
  guint i = 1;

  if (model == NULL)
    return FALSE;
  for (TlElement *role = tl_map_get_first (map, TL_KIND_ROLE); role != NULL;
       role = tl_element_get_next_of_kind (role), i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (item == NULL ||
          strcmp (g_ptr_array_index (self->role_ids, i), tl_element_get_id (role)) != 0 ||
          strcmp (gtk_string_object_get_string (item),
                  tl_element_get_string (role, TL_PROPERTY_TITLE)) != 0)
        return FALSE;
    }
  return i == g_list_model_get_n_items (model);
}

static void
make_role_list (TlCardPage *self, TlMap *map)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->role_ids, 0);
  g_ptr_array_add (self->role_ids, NULL);
  /* Translators: nobody is accountable. */
  gtk_string_list_append (titles, C_ ("owner", "Nobody"));
  for (TlElement *role = tl_map_get_first (map, TL_KIND_ROLE); role != NULL;
       role = tl_element_get_next_of_kind (role))
    {
      g_ptr_array_add (self->role_ids, g_strdup (tl_element_get_id (role)));
      gtk_string_list_append (titles, tl_element_get_string (role, TL_PROPERTY_TITLE));
    }
  adw_combo_row_set_model (self->owner_row, G_LIST_MODEL (titles));
}

static guint
find_role (TlCardPage *self, const char *id)
{
  for (guint i = 1; i < self->role_ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->role_ids, i), id) == 0)
      return i;
  return 0;
}

void
tl_card_page_update_owner (TlCardPage *self)
{
  TlMap *map = tl_fields_get_map (self->fields);
  TlElement *card = tl_fields_get_element (self->fields);
  TlElement *role = tl_map_get_ref (map, card, TL_PROPERTY_ACCOUNTABLE);
  TlElement *team = role != NULL ? tl_map_get_ref (map, role, TL_PROPERTY_TEAM) : NULL;
  guint selected;

  if (!is_role_list_current (self, map))
    make_role_list (self, map);
  selected = find_role (self, tl_element_get (card, TL_PROPERTY_ACCOUNTABLE));
  if (adw_combo_row_get_selected (self->owner_row) != selected)
    adw_combo_row_set_selected (self->owner_row, selected);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->owner_row),
                               team != NULL ? tl_element_get_string (team, TL_PROPERTY_NAME) : "");
}

void
tl_card_page_put_owner (TlCardPage *self)
{
  guint selected = adw_combo_row_get_selected (self->owner_row);

  if (selected < self->role_ids->len)
    tl_fields_put (self->fields, TL_PROPERTY_ACCOUNTABLE,
                   g_ptr_array_index (self->role_ids, selected), NULL);
}
