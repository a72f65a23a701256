/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-divergence.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-canvas-private.h"
#include "tl-divergence-popover.h"
#include "tl-divergence.h"
#include "tl-speech.h"

/* Chips are real buttons, for pointers and screen readers; keys ask from the cards. They go with
 * the map as the buttons that fold do. */

#define SIDE 22 /* of a chip, pixels, as style.css has it */
#define MOST_CHIPS 40
#define SMALL_ZOOM 0.8 /* below it chips are smaller, as what is around them is */
#define LEAST_ZOOM 0.4 /* below it they would cover the curves */
#define HALF 12.0      /* of a chip, map units */
#define LEAST_TIE 26.0 /* nearer to each other marks need no line */

typedef struct
{
  TlFinding *finding;
  TlDivergence what;
  GtkWidget *widget; /* NULL until it is first in view */
  TlPoint from, to;  /* map units */
  TlPoint middle;    /* of the chip, likewise */
  gboolean has_from, has_to;
  gboolean waits;    /* until what is asked at the same mark before it is answered */
  TlPoint at;        /* where it is allocated, */
  int width, height; /* and how large, the room for a finger included */
} TlChip;

static void
free_chip (gpointer data)
{
  TlChip *chip = data;

  g_clear_pointer (&chip->widget, gtk_widget_unparent);
  tl_finding_unref (chip->finding);
  g_free (chip);
}

static void
on_decided_cb (TlCanvas *canvas, TlFinding *finding, gboolean is_cause, const char *note)
{
  g_signal_emit_by_name (canvas, "cause-decided", finding, is_cause, note);
}

static void
on_closed_cb (TlCanvas *canvas)
{
  tl_canvas_focus_cursor (canvas);
}

/* Of a mark on the screen; its lane may be out of sight. */
static TlPoint
see_point (TlCanvas *canvas, const TlPoint *point)
{
  TlRect box = { point->x, point->y, 0, 0 };
  TlRect place = tl_view_from_map (&canvas->view, &box);

  return (TlPoint){ place.x, place.y };
}

static void
ask (TlCanvas *canvas, TlChip *chip)
{
  g_autofree char *words = tl_divergence_describe (canvas->map, &chip->what);
  TlPoint middle = see_point (canvas, chip->widget != NULL ? &chip->middle : &chip->from);
  GdkRectangle place = { (int) middle.x - SIDE / 2, (int) middle.y - SIDE / 2, SIDE, SIDE };

  if (canvas->question == NULL)
    {
      canvas->question = tl_divergence_popover_new ();
      gtk_widget_set_parent (canvas->question, GTK_WIDGET (canvas));
      g_signal_connect_swapped (canvas->question, "decided", G_CALLBACK (on_decided_cb), canvas);
      g_signal_connect_swapped (canvas->question, "closed", G_CALLBACK (on_closed_cb), canvas);
    }
  tl_divergence_popover_ask (TL_DIVERGENCE_POPOVER (canvas->question), words, chip->finding);
  gtk_popover_set_pointing_to (GTK_POPOVER (canvas->question), &place);
  gtk_popover_popup (GTK_POPOVER (canvas->question));
}

static void
on_clicked_cb (TlCanvas *canvas, GtkWidget *widget)
{
  for (guint i = 0; i < canvas->chips->len; i++)
    if (((TlChip *) canvas->chips->pdata[i])->widget == widget)
      {
        ask (canvas, canvas->chips->pdata[i]);
        return;
      }
}

static void
make_widget (TlCanvas *canvas, TlChip *chip)
{
  g_autofree char *words = tl_divergence_describe (canvas->map, &chip->what);

  /* Translators: on a small button: is this so? */
  chip->widget = gtk_button_new_with_label (C_ ("divergence", "?"));
  gtk_widget_set_parent (chip->widget, GTK_WIDGET (canvas));
  gtk_widget_add_css_class (chip->widget, "divergence");
  gtk_widget_set_focusable (chip->widget, FALSE);
  gtk_widget_set_focus_on_click (chip->widget, FALSE);
  gtk_widget_set_cursor_from_name (chip->widget, "default");
  gtk_widget_set_tooltip_text (chip->widget, words);
  tl_speech_name (chip->widget, words);
  tl_speech_describe (chip->widget, chip->finding->advice);
  g_signal_connect_object (chip->widget, "clicked", G_CALLBACK (on_clicked_cb), canvas,
                           G_CONNECT_SWAPPED);
}

static void
set_small (GtkWidget *widget, gboolean small)
{
  if (gtk_widget_has_css_class (widget, "small") == small)
    return;
  if (small)
    gtk_widget_add_css_class (widget, "small");
  else
    gtk_widget_remove_css_class (widget, "small");
}

/* The marks of these touchpoints: TlElement → TlCurveMark. */
static GHashTable *
find_marks (TlCanvas *canvas)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  GHashTable *marks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < canvas->chips->len; i++)
    {
      const TlChip *chip = canvas->chips->pdata[i];

      g_hash_table_insert (marks, chip->what.from, NULL);
      g_hash_table_insert (marks, chip->what.to, NULL);
    }
  for (guint i = 0; i < view->n_lanes; i++)
    for (guint k = 0; k < view->lanes[i].n_marks; k++)
      if (g_hash_table_contains (marks, view->lanes[i].marks[k].touchpoint))
        g_hash_table_insert (marks, view->lanes[i].marks[k].touchpoint,
                             (gpointer) &view->lanes[i].marks[k]);
  return marks;
}

/* At the mark, or where no curve shows it, at the card, whose lower edge it hangs from. */
static gboolean
find_point (TlCanvas *canvas, GHashTable *marks, const TlElement *touchpoint, TlPoint *point)
{
  const TlCurveMark *mark = g_hash_table_lookup (marks, touchpoint);
  const TlCardBox *card = tl_layout_find_card (canvas->layout, touchpoint);
  gboolean mirrored = tl_canvas_get_layout (canvas)->right_to_left;

  if (mark != NULL)
    *point = mark->point;
  else if (card != NULL)
    *point = (TlPoint){ mirrored ? card->box.x + 26 : card->box.x + card->box.width - 26,
                        card->box.y + card->box.height - 13 };
  return mark != NULL || card != NULL;
}

/* Beside a mark a chip keeps clear of this one, of its number and of its sign. */
static gboolean
touches_mark (const TlLayoutView *view, const TlCurveMark *mark, const TlRect *chip)
{
  TlRect disc = { mark->point.x - TL_MARK_RADIUS, mark->point.y - TL_MARK_RADIUS,
                  2 * TL_MARK_RADIUS, 2 * TL_MARK_RADIUS };
  TlRect value = { view->right_to_left ? mark->value.x - TL_MARK_WORDS : mark->value.x,
                   mark->value.y - 10, TL_MARK_WORDS, 13 + TL_MARK_LINE };
  TlRect sign = { mark->point.x - 7, mark->point.y - TL_URGENT_RISE - TL_URGENT_HEIGHT, 14,
                  TL_URGENT_HEIGHT };

  return tl_rect_touches (&disc, chip) || (mark->has_value && tl_rect_touches (&value, chip)) ||
         (mark->urgent && tl_rect_touches (&sign, chip));
}

static gboolean
is_free (const TlLayoutView *view, const TlRect *chip)
{
  for (guint i = 0; i < view->n_lanes; i++)
    for (guint k = 0; tl_rect_touches (&view->lanes[i].box, chip) && k < view->lanes[i].n_marks;
         k++)
      if (touches_mark (view, &view->lanes[i].marks[k], chip))
        return FALSE;
  return TRUE;
}

/* The first place around the mark where nothing else is. */
static TlPoint
find_middle (TlCanvas *canvas, const TlPoint *from)
{
  static const TlPoint places[] = { { -17, 13 }, { -20, -9 }, { 0, 22 },   { 18, 20 },
                                    { 20, -18 }, { 0, -33 },  { -34, 10 }, { 0, 36 } };
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  double sign = view->right_to_left ? -1 : 1;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      TlPoint middle = { from->x + sign * places[i].x, from->y + places[i].y };
      TlRect chip = { middle.x - HALF, middle.y - HALF, 2 * HALF, 2 * HALF };

      if (is_free (view, &chip))
        return middle;
    }
  return (TlPoint){ from->x + sign * places[0].x, from->y + places[0].y };
}

/* `asked` are the touchpoints at which something is asked already. */
static void
place_chip (TlCanvas *canvas, GHashTable *marks, GHashTable *asked, TlChip *chip)
{
  chip->has_from = find_point (canvas, marks, chip->what.from, &chip->from);
  chip->has_to = g_hash_table_lookup (marks, chip->what.from) != NULL &&
                 g_hash_table_lookup (marks, chip->what.to) != NULL &&
                 find_point (canvas, marks, chip->what.to, &chip->to);
  chip->waits = !g_hash_table_add (asked, chip->what.from);
}

static gboolean
is_in_view (TlCanvas *canvas, const TlChip *chip)
{
  TlRect seen = tl_view_get_seen (&canvas->view);
  TlRect place = { chip->from.x - SIDE, chip->from.y - SIDE, 2 * SIDE, 2 * SIDE };

  return chip->has_from && !chip->waits && canvas->view.zoom >= LEAST_ZOOM &&
         tl_rect_touches (&place, &seen) && gtk_widget_get_can_target (GTK_WIDGET (canvas));
}

void
tl_canvas_sync_divergences (TlCanvas *canvas)
{
  g_autoptr (GHashTable) marks = NULL;
  g_autoptr (GHashTable) asked = g_hash_table_new (NULL, NULL);
  guint n = 0;

  if (canvas->layout == NULL || canvas->chips->len == 0)
    return;
  marks = find_marks (canvas);
  for (guint i = 0; i < canvas->chips->len; i++)
    {
      TlChip *chip = canvas->chips->pdata[i];

      place_chip (canvas, marks, asked, chip);
      if (!is_in_view (canvas, chip) || n++ >= MOST_CHIPS)
        g_clear_pointer (&chip->widget, gtk_widget_unparent);
      else if (chip->widget == NULL)
        make_widget (canvas, chip);
      if (chip->widget == NULL)
        continue;
      chip->middle = find_middle (canvas, &chip->from);
      set_small (chip->widget, canvas->view.zoom < SMALL_ZOOM);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}

static gboolean
is_of (const TlChip *chip, const TlFinding *finding, const TlDivergence *what)
{
  return chip->what.from == what->from && chip->what.to == what->to &&
         chip->finding->rule == finding->rule;
}

/* By what is_of () asks. */
static guint
hash_chip (gconstpointer data)
{
  const TlChip *chip = data;

  return 31 * g_direct_hash (chip->what.from) + g_direct_hash (chip->what.to);
}

static gboolean
equal_chips (gconstpointer a, gconstpointer b)
{
  const TlChip *other = b;

  return is_of (a, other->finding, &other->what);
}

/* All that there are, taken off the canvas; they go with the set. Transfer full. */
static GHashTable *
take_chips (TlCanvas *canvas)
{
  GHashTable *chips = g_hash_table_new_full (hash_chip, equal_chips, free_chip, NULL);

  g_ptr_array_set_free_func (canvas->chips, NULL);
  for (guint i = 0; i < canvas->chips->len; i++)
    g_hash_table_add (chips, canvas->chips->pdata[i]);
  g_clear_pointer (&canvas->chips, g_ptr_array_unref);
  return chips;
}

/* The one there was, else a new one. Transfer full. */
static TlChip *
renew_chip (GHashTable *before, TlFinding *finding, const TlDivergence *what)
{
  TlChip wanted = { .finding = finding, .what = *what };
  TlChip *chip;

  if (!g_hash_table_steal_extended (before, &wanted, (gpointer *) &chip, NULL))
    chip = g_new0 (TlChip, 1);
  else
    tl_finding_unref (chip->finding);
  chip->finding = tl_finding_ref (finding);
  chip->what = *what;
  return chip;
}

/* What is asked about no more is answered elsewhere, or gone. */
static void
end_question (TlCanvas *canvas)
{
  if (canvas->question != NULL && gtk_widget_get_visible (canvas->question))
    gtk_popover_popdown (GTK_POPOVER (canvas->question));
}

static gboolean
is_asked_still (TlCanvas *canvas)
{
  TlFinding *asked =
      canvas->question != NULL
          ? tl_divergence_popover_get_finding (TL_DIVERGENCE_POPOVER (canvas->question))
          : NULL;
  TlDivergence what;

  if (asked == NULL || !tl_divergence_read (asked, &what))
    return FALSE;
  for (guint i = 0; i < canvas->chips->len; i++)
    if (is_of (canvas->chips->pdata[i], asked, &what))
      return TRUE;
  return FALSE;
}

static void
note_cards (TlCanvas *canvas, GHashTable *cards)
{
  for (guint i = 0; i < canvas->chips->len; i++)
    {
      const TlChip *chip = canvas->chips->pdata[i];

      g_hash_table_add (cards, chip->what.from);
      g_hash_table_add (cards, chip->what.to);
    }
}

/* Those that were asked about, and those that are, say so. */
static void
refresh_cards (TlCanvas *canvas, GHashTable *cards)
{
  GHashTableIter iter;
  gpointer card;

  g_hash_table_iter_init (&iter, cards);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    tl_canvas_refresh_access (canvas, card);
}

void
tl_canvas_set_divergences (TlCanvas *canvas, GPtrArray *findings)
{
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) cards = g_hash_table_new (NULL, NULL);

  g_return_if_fail (TL_IS_CANVAS (canvas));

  note_cards (canvas, cards);
  before = take_chips (canvas);
  canvas->chips = g_ptr_array_new_with_free_func (free_chip);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      TlFinding *finding = findings->pdata[i];
      TlDivergence what;

      if (finding->state == TL_FINDING_OPEN && tl_divergence_read (finding, &what))
        g_ptr_array_add (canvas->chips, renew_chip (before, finding, &what));
    }
  g_hash_table_remove_all (before);
  if (!is_asked_still (canvas))
    end_question (canvas);
  note_cards (canvas, cards);
  refresh_cards (canvas, cards);
  tl_canvas_sync_divergences (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
tl_canvas_forget_divergences (TlCanvas *canvas, GHashTable *gone)
{
  for (guint i = canvas->chips->len; i > 0; i--)
    {
      const TlChip *chip = canvas->chips->pdata[i - 1];

      if (!g_hash_table_contains (gone, chip->what.from) &&
          !g_hash_table_contains (gone, chip->what.to))
        continue;
      end_question (canvas);
      g_ptr_array_remove_index (canvas->chips, i - 1);
    }
}

/* Where it is seen. */
static gboolean
find_place (TlCanvas *canvas, const TlChip *chip, TlPoint *place)
{
  TlStrips strips = tl_canvas_get_strips (canvas);
  TlPoint middle;

  if (chip->widget == NULL || canvas->drag.phase > TL_DRAG_PRESSED)
    return FALSE;
  middle = see_point (canvas, &chip->middle);
  *place = (TlPoint){ middle.x - chip->width / 2.0, middle.y - chip->height / 2.0 };
  return !(strips.header.pinned && middle.y < strips.header.place.height) &&
         !(strips.labels.pinned && tl_rect_contains (&strips.labels.place, middle.x, middle.y));
}

static void
allocate_chip (TlCanvas *canvas, TlChip *chip)
{
  GskTransform *transform;

  gtk_widget_measure (chip->widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &chip->width, NULL, NULL);
  gtk_widget_measure (chip->widget, GTK_ORIENTATION_VERTICAL, chip->width, NULL, &chip->height,
                      NULL, NULL);
  if (!find_place (canvas, chip, &chip->at))
    chip->at = (TlPoint){ -2 * canvas->view.width, 0 };
  transform =
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) chip->at.x, (float) chip->at.y));
  gtk_widget_allocate (chip->widget, chip->width, chip->height, -1, transform);
}

void
tl_canvas_allocate_divergences (TlCanvas *canvas)
{
  for (guint i = 0; canvas->layout != NULL && i < canvas->chips->len; i++)
    if (((TlChip *) canvas->chips->pdata[i])->widget != NULL)
      allocate_chip (canvas, canvas->chips->pdata[i]);
  if (canvas->question != NULL)
    gtk_popover_present (GTK_POPOVER (canvas->question));
}

/* From the one mark to the other, in the colour of causes, and in dashes while it is none. */
static void
snapshot_tie (TlCanvas *canvas, GtkSnapshot *snapshot, const TlChip *chip)
{
  TlLinkStyle style = tl_style_get_link (canvas->scheme, TL_LINK_CAUSES);
  TlPoint from = see_point (canvas, &chip->from), to = see_point (canvas, &chip->to);
  double length = hypot (to.x - from.x, to.y - from.y);
  double room = 8 * canvas->view.zoom / MAX (length, 1);
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT ((float) MIN (from.x, to.x) - 2, (float) MIN (from.y, to.y) - 2,
                          (float) fabs (to.x - from.x) + 4, (float) fabs (to.y - from.y) + 4);
  const double dashes[] = { 2, 3 };
  cairo_t *cr;

  if (length < LEAST_TIE * canvas->view.zoom)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_rgb (cr, style.color->red, style.color->green, style.color->blue);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, from.x + (to.x - from.x) * room, from.y + (to.y - from.y) * room);
  cairo_line_to (cr, to.x + (from.x - to.x) * room, to.y + (from.y - to.y) * room);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
tl_canvas_snapshot_divergences (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  for (guint i = 0; canvas->layout != NULL && i < canvas->chips->len; i++)
    {
      const TlChip *chip = canvas->chips->pdata[i];
      TlPoint place;

      if (!find_place (canvas, chip, &place))
        continue;
      if (canvas->look.together && chip->has_to)
        snapshot_tie (canvas, snapshot, chip);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (place.x - chip->at.x),
                                                              (float) (place.y - chip->at.y)));
      gtk_widget_snapshot_child (GTK_WIDGET (canvas), chip->widget, snapshot);
      gtk_snapshot_restore (snapshot);
    }
}

/* The first that the card has to do with; NULL: there is none. */
static TlChip *
find_chip (TlCanvas *canvas, const TlElement *card)
{
  for (guint i = 0; i < canvas->chips->len; i++)
    {
      TlChip *chip = canvas->chips->pdata[i];

      if (chip->what.from == card || chip->what.to == card)
        return chip;
    }
  return NULL;
}

char *
tl_canvas_describe_divergence (TlCanvas *canvas, const TlElement *touchpoint)
{
  const TlChip *chip = find_chip (canvas, touchpoint);

  return chip != NULL ? tl_divergence_describe (canvas->map, &chip->what) : NULL;
}

static void
ask_cause (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  const TlElement *card = canvas->selection->len > 0 ? canvas->selection->pdata[0] : canvas->cursor;
  TlChip *chip = find_chip (canvas, card);

  if (chip == NULL)
    {
      tl_canvas_announce (canvas, _ ("No low point comes with this one, or before it."));
      return;
    }
  tl_canvas_sync_divergences (canvas);
  ask (canvas, chip);
}

void
tl_canvas_install_divergence_actions (GtkWidgetClass *widget_class)
{
  tl_canvas_install_action (widget_class, "canvas.ask-cause", NULL, ask_cause);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, 0, "canvas.ask-cause", NULL);
}

void
tl_canvas_set_up_divergences (TlCanvas *canvas)
{
  canvas->chips = g_ptr_array_new_with_free_func (free_chip);
}

void
tl_canvas_tear_down_divergences (TlCanvas *canvas)
{
  g_clear_pointer (&canvas->question, gtk_widget_unparent);
  g_clear_pointer (&canvas->chips, g_ptr_array_unref);
}
