/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"
#include "tl-canvas-new-cell.h"
#include "tl-speech.h"
#include "tl-text-guard.h"
#include "tl-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Titles are typed no smaller than this, however far the map is zoomed out. */
#define LEAST_SCALE 0.8

/* Where the editor stands and how its text is set, all in map units. */
typedef struct
{
  TlRect box;
  TlTextRole role;
  int left, right, top;
} Place;

static void
find_card_place (Place *place)
{
  place->role = TL_TEXT_CARD_TITLE;
  place->left = (int) TL_SIZE_CARD_PAD;
  place->right = 8;
  place->top = 8;
}

/* The line of the map's title alone, with room to type. */
static void
find_title_place (TlCanvas *canvas, Place *place)
{
  const double least = 480;
  const TlLayoutView *layout = tl_canvas_get_layout (canvas);
  TlRect seen = tl_view_get_seen (&canvas->view), box = layout->title_box;

  box.width = CLAMP (seen.width - 2 * TL_SIZE_MARGIN, MIN (least, box.width), box.width);
  box.height = 32;
  if (layout->right_to_left)
    box.x += layout->title_box.width - box.width;
  place->box = tl_rect_grow (&box, 6);
  place->role = TL_TEXT_MAP_TITLE;
  place->top = 9;
}

static gboolean
find_place (TlCanvas *canvas, Place *place)
{
  TlElement *element = canvas->edit.element;

  *place = (Place){ .left = 6, .right = 6, .top = 4 };
  if (element == NULL)
    {
      find_card_place (place);
      return (!canvas->aim.possible && tl_layout_find_room (canvas->layout, &place->box)) ||
             tl_canvas_find_cell_box (canvas, canvas->edit.cell, 1, &place->box);
    }
  if (tl_element_get_kind (element) == TL_KIND_MAP)
    {
      find_title_place (canvas, place);
      return TRUE;
    }
  if (!tl_canvas_find_box (canvas, element, &place->box))
    return FALSE;
  switch (tl_element_get_kind (element))
    {
    case TL_KIND_TOUCHPOINT:
      find_card_place (place);
      return TRUE;
    case TL_KIND_STAGE:
      place->role = TL_TEXT_STAGE_TITLE;
      place->left = place->right = 12;
      return TRUE;
    case TL_KIND_LANE:
      place->role = TL_TEXT_LANE_TITLE;
      return TRUE;
    case TL_KIND_MOMENT:
      place->role = TL_TEXT_MOMENT;
      place->left = (int) TL_SIZE_CARD_PAD;
      place->right = 8;
      return TRUE;
    default:
      return FALSE;
    }
}

static TlRect
find_corner (TlCanvas *canvas, const TlRect *box)
{
  if (canvas->edit.element == NULL)
    return tl_view_from_map (&canvas->view, box);
  return tl_canvas_place_on_screen (canvas, canvas->edit.element, box);
}

void
tl_canvas_allocate_edit (TlCanvas *canvas)
{
  double scale = MAX (canvas->view.zoom, LEAST_SCALE);
  GskTransform *transform;
  int width, height, natural;
  TlRect corner;
  Place place;

  if (canvas->edit.view == NULL || !find_place (canvas, &place))
    return;
  corner = find_corner (canvas, &place.box);
  width = (int) round (place.box.width);
  gtk_widget_measure (canvas->edit.view, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL,
                      NULL);
  height = MAX (natural, (int) round (place.box.height));
  transform =
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) corner.x, (float) corner.y));
  transform = gsk_transform_scale (transform, (float) scale, (float) scale);
  gtk_widget_allocate (canvas->edit.view, width, height, -1, transform);
}

gboolean
tl_canvas_edit_covers (TlCanvas *canvas, double x, double y)
{
  graphene_rect_t bounds;

  return canvas->edit.view != NULL &&
         gtk_widget_compute_bounds (canvas->edit.view, GTK_WIDGET (canvas), &bounds) &&
         graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

gboolean
tl_canvas_edit_is_open (TlCanvas *canvas)
{
  return canvas->edit.view != NULL;
}

static char *
dup_text (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
keep_title (TlCanvas *canvas, TlElement *element, const char *title, const char *merge_key)
{
  tl_history_begin (canvas->history, _ ("Edit Title"), merge_key);
  tl_history_set (canvas->history, element, TL_PROPERTY_TITLE, *title != '\0' ? title : NULL);
  tl_history_commit (canvas->history);
}

/* Only a moment may do without a title: most do. */
static gboolean
may_be_empty (const TlElement *element)
{
  return element != NULL && tl_element_get_kind (element) == TL_KIND_MOMENT;
}

static void
keep_new (TlCanvas *canvas, const TlInPlace *edit, const char *title)
{
  TlTouchpointKind kind = tl_operations_suggest_kind (edit->cell.lane);
  g_autofree char *place = tl_canvas_describe_cell (canvas, edit->cell);
  TlElement *touchpoint;

  tl_history_begin (canvas->history, _ ("Add Touchpoint"), edit->merge_key);
  touchpoint =
      tl_operations_add_touchpoint (canvas->history, edit->cell, kind, title, edit->before);
  tl_history_commit (canvas->history);
  tl_canvas_select (canvas, touchpoint);
  /* Translators: %s is a lane and a stage: “Bea” · Get help */
  tl_canvas_say (canvas, g_strdup_printf (_ ("Added to %s"), place), TRUE);
}

/* A title that nobody touched stays as it is, with whatever blanks there are in it. FALSE: nothing
 * is kept. */
static gboolean
keep_typed (TlCanvas *canvas, const TlInPlace *edit, const char *typed)
{
  g_autofree char *title = g_strstrip (tl_words_clean_line (typed));

  if (strcmp (typed, edit->shown) == 0 || (*title == '\0' && !may_be_empty (edit->element)))
    return FALSE;
  if (edit->element != NULL)
    keep_title (canvas, edit->element, title, edit->merge_key);
  else
    keep_new (canvas, edit, title);
  return TRUE;
}

/* What was made for a card that was not made. */
static void
withdraw_room (TlCanvas *canvas, const TlInPlace *edit)
{
  if (edit->element == NULL && edit->merge_key != NULL)
    tl_history_withdraw (canvas->history, edit->merge_key);
}

void
tl_canvas_edit_end (TlCanvas *canvas, gboolean keep)
{
  TlInPlace edit = canvas->edit;
  g_autofree char *typed = NULL, *merge_key = edit.merge_key, *shown = edit.shown;
  gboolean had_focus;

  if (edit.view == NULL)
    return;
  had_focus = gtk_widget_has_focus (edit.view);
  typed = dup_text (edit.view);
  g_clear_handle_id (&canvas->edit.focus_id, g_source_remove);
  canvas->edit = (TlInPlace){ 0 };
  gtk_widget_unparent (edit.view);
  if (edit.element != NULL)
    tl_canvas_damage_outline (canvas, edit.element);
  if (edit.element == NULL)
    tl_canvas_make_room (canvas, NULL);
  if (!keep || !keep_typed (canvas, &edit, typed))
    withdraw_room (canvas, &edit);
  /* No new card was made of it: what it began at is at hand again. */
  if (edit.element == NULL && canvas->selection->len == 0 && canvas->cell.lane == NULL &&
      canvas->cursor != NULL)
    tl_canvas_set_selection (canvas, &canvas->cursor, 1);
  tl_canvas_update_actions (canvas);
  if (had_focus)
    tl_canvas_focus_cursor (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* Who writes through an input method ends a word with these keys, too: it is asked first, as the
 * view itself would ask it. */
static gboolean
on_key_cb (GtkEventController *keys, guint key, guint code, GdkModifierType state, TlCanvas *canvas)
{
  gboolean keep = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (!keep && key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (!gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (canvas->edit.view),
                                                 gtk_event_controller_get_current_event (keys)))
    tl_canvas_edit_end (canvas, keep);
  return GDK_EVENT_STOP;
}

static gboolean
on_menu_gone_cb (gpointer data)
{
  TlCanvas *canvas = data;

  canvas->edit.focus_id = 0;
  gtk_widget_grab_focus (canvas->edit.view);
  return G_SOURCE_REMOVE;
}

static gboolean
on_left_for_good_cb (gpointer data)
{
  TlCanvas *canvas = data;

  canvas->edit.focus_id = 0;
  tl_canvas_edit_end (canvas, TRUE);
  return G_SOURCE_REMOVE;
}

/* A menu that closes gives the keyboard back to where it was: away from what it has opened. Else
 * what was typed is kept, once the focus has moved: a view that goes while it loses the focus lets
 * GTK go round in circles. */
static void
on_left_cb (TlCanvas *canvas)
{
  gboolean by_menu = canvas->edit.by_menu;

  canvas->edit.by_menu = FALSE;
  if (canvas->edit.view == NULL || canvas->edit.focus_id != 0)
    return;
  canvas->edit.focus_id =
      g_idle_add_full (G_PRIORITY_DEFAULT, by_menu ? on_menu_gone_cb : on_left_for_good_cb, canvas,
                       NULL);
}

/* The names as CSS wants them. A font's name comes from the file: nothing of it may end the
 * string. */
static char *
quote_families (const char *families)
{
  g_auto (GStrv) names = g_strsplit_set (families, ",\"'\\;{}\n", -1);
  GString *quoted = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0')
      g_string_append_printf (quoted, "%s\"%s\"", quoted->len > 0 ? ", " : "", names[i]);
  return g_string_free (quoted, FALSE);
}

char *
tl_canvas_make_edit_css (TlCanvas *canvas, TlTextRole role)
{
  const TlTextStyle *style = tl_style_get_text (role);
  const TlColor *ink = tl_style_get_color (canvas->scheme, TL_COLOR_INK);
  const TlColor *card = tl_style_get_color (canvas->scheme, TL_COLOR_CARD);
  TlElement *root = tl_map_get_root (canvas->map);
  g_autofree char *families =
      tl_look_dup_font_families (&canvas->look, tl_element_get (root, TL_PROPERTY_FONT));
  g_autofree char *quoted = quote_families (families);
  g_autofree char *ring = gdk_rgba_to_string (tl_canvas_get_accent (canvas));
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (size, sizeof size, "%.2f", style->size);
  return g_strdup_printf (
      "textview { font-family: %s; font-size: %spx; font-weight: %d; color: rgb(%d,%d,%d); "
      "caret-color: currentColor; background: rgb(%d,%d,%d); border-radius: 8px; "
      "box-shadow: 0 0 0 2px %s, 0 3px 9px 2px alpha(black, 0.2); } "
      "text { background: none; color: inherit; }",
      quoted, size, style->weight, (int) (ink->red * 255), (int) (ink->green * 255),
      (int) (ink->blue * 255), (int) (card->red * 255), (int) (card->green * 255),
      (int) (card->blue * 255), ring);
}

/* Set as the drawing sets it, so that the words stay where they are. */
static void
set_font (TlCanvas *canvas, GtkWidget *view, TlTextRole role)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *css = tl_canvas_make_edit_css (canvas, role);

  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider (gtk_widget_get_style_context (view),
                                  GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

static void
add_controllers (TlCanvas *canvas, GtkWidget *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), canvas);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left_cb), canvas);
  gtk_widget_add_controller (view, keys);
  gtk_widget_add_controller (view, focus);
}

static char *
cut_words (const char *whole, const char *words, gpointer canvas)
{
  tl_canvas_say (canvas, g_strdup (_ ("Too long for a title, and cut")), FALSE);
  return tl_words_cut (words, TL_WORDS_NAME);
}

static GtkWidget *
make_view (TlCanvas *canvas, const Place *place, const char *title)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextView *text = GTK_TEXT_VIEW (view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text);
  GtkTextIter start, end;

  set_font (canvas, view, place->role);
  gtk_text_view_set_wrap_mode (text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (text, FALSE);
  gtk_text_view_set_left_margin (text, place->left);
  gtk_text_view_set_right_margin (text, place->right);
  gtk_text_view_set_top_margin (text, place->top);
  gtk_text_view_set_bottom_margin (text, 6);
  gtk_text_view_set_pixels_inside_wrap (text, 1);
  gtk_text_buffer_set_text (buffer, title, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Title"),
                                  -1);
  tl_text_guard (buffer, cut_words, canvas);
  add_controllers (canvas, view);
  return view;
}

/* Heard before anything is typed. */
static void
tell_place (TlCanvas *canvas)
{
  g_autofree char *words = NULL;

  if (canvas->edit.element != NULL || canvas->edit.cell.moment == NULL)
    return;
  words = tl_canvas_describe_cell (canvas, canvas->edit.cell);
  tl_speech_describe (canvas->edit.view, words);
}

static void
open_view (TlCanvas *canvas, const char *title)
{
  TlRect reveal;
  Place place;

  if (!find_place (canvas, &place))
    {
      canvas->edit = (TlInPlace){ 0 };
      return;
    }
  reveal = place.box;
  if (canvas->edit.element != NULL && tl_canvas_is_label (canvas->edit.element))
    tl_canvas_reveal_label (canvas, canvas->edit.element);
  else
    tl_canvas_reveal (canvas, &reveal);
  canvas->edit.by_menu = canvas->menu_id != 0;
  canvas->edit.view = make_view (canvas, &place, title);
  canvas->edit.shown = dup_text (canvas->edit.view);
  gtk_widget_set_parent (canvas->edit.view, GTK_WIDGET (canvas));
  tl_canvas_update_actions (canvas);
  if (canvas->edit.element != NULL)
    tl_canvas_damage_outline (canvas, canvas->edit.element);
  tell_place (canvas);
  gtk_widget_grab_focus (canvas->edit.view);
}

void
tl_canvas_edit_begin (TlCanvas *canvas, TlElement *element)
{
  const char *title;

  if (canvas->layout == NULL || tl_element_get_kind (element) == TL_KIND_LINK)
    return;
  title = tl_element_get_string (element, TL_PROPERTY_TITLE);
  tl_canvas_edit_end (canvas, TRUE);
  if (tl_words_are_long (title))
    {
      tl_canvas_say (canvas, g_strdup (_ ("Too long to be edited here: use the inspector")), FALSE);
      return;
    }
  canvas->edit.element = element;
  open_view (canvas, title);
}

void
tl_canvas_edit_begin_new (TlCanvas *canvas, TlCell cell, TlElement *before)
{
  g_autofree char *merge_key = g_strdup_printf ("new-card-%u", canvas->edit_count++);

  tl_canvas_edit_end (canvas, TRUE);
  tl_canvas_set_selection (canvas, NULL, 0);
  tl_history_begin (canvas->history, _ ("Add Touchpoint"), merge_key);
  tl_canvas_make_new_cell (canvas, &cell);
  tl_history_commit (canvas->history);
  canvas->edit.cell = cell;
  canvas->edit.before = before;
  tl_canvas_make_room (canvas, &(TlPlacement){ .cell = cell, .before = before });
  open_view (canvas, "");
  if (tl_canvas_edit_is_open (canvas))
    canvas->edit.merge_key = g_steal_pointer (&merge_key);
  else
    tl_history_withdraw (canvas->history, merge_key);
}

gboolean
tl_canvas_is_in_hand (TlCanvas *canvas)
{
  g_return_val_if_fail (TL_IS_CANVAS (canvas), FALSE);

  return canvas->drag.phase != TL_DRAG_NONE || canvas->edit.view != NULL;
}

void
tl_canvas_commit_edit (TlCanvas *canvas)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));

  tl_canvas_edit_end (canvas, TRUE);
}

/* It is selected before the step ends: who shows what is selected keeps steps apart that are about
 * different things. */
void
tl_canvas_commit_and_name (TlCanvas *canvas, TlElement *element, char *merge_key, char *words)
{
  tl_canvas_set_selection (canvas, &element, 1);
  tl_history_commit (canvas->history);
  tl_canvas_say (canvas, words, TRUE);
  tl_canvas_select (canvas, element);
  tl_canvas_edit_begin (canvas, element);
  if (tl_canvas_edit_is_open (canvas))
    canvas->edit.merge_key = merge_key;
  else
    g_free (merge_key);
}
