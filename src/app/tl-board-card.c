/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-board-card.h"

#include <glib/gi18n-lib.h>

#include "tl-change-words.h"
#include "tl-colors.h"
#include "tl-element-words.h"
#include "tl-evidence-words.h"
#include "tl-experience.h"
#include "tl-speech.h"
#include "tl-words.h"

/* As much of a name as a card has room for, in letters, and of names in a list. */
#define NAME 80
#define MOST_NAMES 6

/* In pixels: between the labels, and the least that a card asks for, whatever is in it. */
#define SPACING 4
#define LEAST 100

/* What marks a line that says something is amiss. */
#define WARNING "⚠ "

struct _TlBoardCard
{
  GtkWidget parent_instance;

  TlElement *change;
  char *key; /* all that it shows */
  char *said;

  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *facts;
};

G_DEFINE_FINAL_TYPE (TlBoardCard, tl_board_card, GTK_TYPE_WIDGET)

/* The lines below the title, one label: cards are many. */
typedef struct
{
  TlMap *map;
  TlScheme scheme;
  gboolean right_to_left; /* the words of the program are */
  GString *words;
  GString *looks; /* what of them is coloured, as text: "12 20 3 ..." */
  PangoAttrList *attributes;
} Facts;

static void
insert (Facts *facts, PangoAttribute *attribute, gsize start)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) facts->words->len;
  pango_attr_list_insert (facts->attributes, attribute);
}

static void
color_from (Facts *facts, const TlColor *color, gsize start)
{
  insert (facts,
          pango_attr_foreground_new ((guint16) (color->red * 65535),
                                     (guint16) (color->green * 65535),
                                     (guint16) (color->blue * 65535)),
          start);
  g_string_append_printf (facts->looks, "%p %" G_GSIZE_FORMAT " ", (gconstpointer) color, start);
}

/* Marks that Unicode has for words of two directions: every line runs as the program's words do,
 * whatever the map is written in, and what stands in brackets stays by its name. */
#define LEFT_TO_RIGHT "\342\200\216"
#define RIGHT_TO_LEFT "\342\200\217"
#define ISOLATE "\342\201\250"
#define ISOLATE_NUMBER "\342\201\246"
#define END_ISOLATE "\342\201\251"

static void
begin_line (Facts *facts)
{
  if (facts->words->len > 0)
    g_string_append_c (facts->words, '\n');
  g_string_append (facts->words, facts->right_to_left ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
}

/* Cut to what a card has room for. Transfer full. */
static char *
make_name (Facts *facts, const TlElement *element)
{
  g_autofree char *name = tl_element_words_name (facts->map, element);
  g_autofree char *cut = tl_words_cut (name, NAME);

  return g_strconcat (ISOLATE, cut, END_ISOLATE, NULL);
}

static void
add_plain (Facts *facts, const char *words)
{
  begin_line (facts);
  g_string_append (facts->words, words);
}

static void
add_warning (Facts *facts, const char *words)
{
  gsize start;

  begin_line (facts);
  start = facts->words->len;
  g_string_append (facts->words, WARNING);
  g_string_append (facts->words, words);
  color_from (facts, tl_style_get_color (facts->scheme, TL_COLOR_WARNING), start);
  insert (facts, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD), start);
}

/* What the line is about, in a lower voice. */
static void
add_heading (Facts *facts, const char *heading)
{
  gsize start;

  begin_line (facts);
  start = facts->words->len;
  g_string_append (facts->words, heading);
  insert (facts, pango_attr_foreground_alpha_new (65535 * 6 / 10), start);
  g_string_append_c (facts->words, ' ');
}

static void
add_value (Facts *facts, const char *heading, const TlElement *element, TlProperty property)
{
  const char *text = element != NULL ? tl_element_get_string (element, property) : "";
  g_autofree char *words = tl_words_cut (text, TL_WORDS_NAME);

  if (*words == '\0')
    return;
  add_heading (facts, heading);
  g_string_append (facts->words, words);
}

/* A dot in the colour of how it feels, the number beside the name. */
static void
add_touchpoint (Facts *facts, const TlElement *touchpoint)
{
  TlExperience experience = tl_experience_of_touchpoint (facts->map, touchpoint);
  g_autofree char *name = make_name (facts, touchpoint);
  g_autofree char *number = experience.known ? tl_experience_format (experience.value) : NULL;
  g_autofree char *backing = tl_evidence_words_backing (&experience);
  g_autofree char *feeling =
      number != NULL ? g_strconcat (ISOLATE_NUMBER, number, END_ISOLATE, NULL) : NULL;
  gsize start = facts->words->len;

  g_string_append (facts->words, experience.known ? "● " : "○ ");
  if (experience.known)
    color_from (facts, tl_style_get_mood (facts->scheme, tl_experience_get_mood (experience.value)),
                start);
  if (feeling == NULL)
    g_string_append (facts->words, name);
  else
    /* Translators: a card, how it feels, and what that stands on: "Waits (−1.8, n = 31, Survey)".
     */
    g_string_append_printf (facts->words, _ ("%s (%s, %s)"), name, feeling, backing);
}

/* What is over waits for nothing. */
static void
add_need (Facts *facts, const TlChangeNeed *need, gboolean is_ahead)
{
  static const char *const signs[] = { "○ ", "◐ ", "✓ " }; /* as TlNeedState */
  g_autofree char *name = make_name (facts, need->touchpoint);

  g_string_append (facts->words, is_ahead ? signs[need->state] : "– ");
  if (is_ahead)
    /* Translators: a card that must change first, and how far that is: "Must transfer (planned)".
     */
    g_string_append_printf (facts->words, _ ("%s (%s)"), name,
                            tl_change_words_get_need (need->state));
  else
    g_string_append (facts->words, name);
}

/* Below as many as there is room for. */
static void
add_rest (Facts *facts, guint n)
{
  g_autofree char *words = NULL;

  if (n <= MOST_NAMES)
    return;
  words = g_strdup_printf (ngettext ("And %u more", "And %u more", n - MOST_NAMES), n - MOST_NAMES);
  add_plain (facts, words);
}

static void
add_addresses (Facts *facts, const TlChangeCard *card)
{
  if (card->addresses->len > 0)
    add_heading (facts, _ ("Addresses:"));
  else if (card->misses & TL_CHANGE_MISSES_ADDRESSES)
    add_warning (facts, _ ("Addresses nothing yet"));
  for (guint i = 0; i < MIN (card->addresses->len, MOST_NAMES); i++)
    {
      begin_line (facts);
      add_touchpoint (facts, card->addresses->pdata[i]);
    }
  add_rest (facts, card->addresses->len);
}

static void
add_needs (Facts *facts, const TlChangeCard *card)
{
  if (card->needs->len > 0)
    add_heading (facts, _ ("Needs first:"));
  else if (card->misses & TL_CHANGE_MISSES_NEEDS)
    add_warning (facts, _ ("Nothing inside named that must change first"));
  for (guint i = 0; i < MIN (card->needs->len, MOST_NAMES); i++)
    {
      begin_line (facts);
      add_need (facts, &g_array_index (card->needs, TlChangeNeed, i), card->is_ahead);
    }
  add_rest (facts, card->needs->len);
}

static void
add_who_and_when (Facts *facts, const TlChangeCard *card)
{
  g_autofree char *owner = tl_change_words_format_owner (card);
  g_autofree char *due = tl_change_words_format_due (card->change, card->is_overdue);

  if (card->misses & TL_CHANGE_MISSES_OWNER)
    add_warning (facts, owner);
  else
    add_plain (facts, owner);
  if (due != NULL && card->is_overdue)
    add_warning (facts, due);
  else if (due != NULL)
    add_plain (facts, due);
  else if (card->misses & TL_CHANGE_MISSES_DATE)
    add_warning (facts, _ ("No due date"));
}

/* Lines of several facts stand a little apart, or nobody would tell them apart. */
#define LINE_HEIGHT 1.15

static void
tell (Facts *facts, const TlChangeCard *card)
{
  add_who_and_when (facts, card);
  add_value (facts, _ ("Goal:"), card->goal, TL_PROPERTY_TITLE);
  add_addresses (facts, card);
  add_needs (facts, card);
  add_value (facts, _ ("Effort:"), card->change, TL_PROPERTY_EFFORT);
  add_value (facts, _ ("Effect:"), card->change, TL_PROPERTY_EFFECT);
  insert (facts, pango_attr_line_height_new (LINE_HEIGHT), 0);
}

static void
show_texts (TlBoardCard *self, const Facts *facts, const char *title, const char *detail)
{
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->detail), detail);
  gtk_widget_set_visible (self->detail, *detail != '\0');
  gtk_label_set_text (GTK_LABEL (self->facts), facts->words->str);
  gtk_label_set_attributes (GTK_LABEL (self->facts), facts->attributes);
}

static void
show_speech (TlBoardCard *self, TlMap *map, const TlChangeCard *card, guint index, guint n)
{
  g_autofree char *words = tl_change_words_describe (map, card);
  /* Translators: what a card says, and its place in its column: "…; 2 of 3". */
  g_autofree char *said = g_strdup_printf (_ ("%s; %u of %u"), words, index + 1, n);

  if (g_strcmp0 (self->said, said) == 0)
    return;
  tl_speech_name (GTK_WIDGET (self), said);
  g_free (self->said);
  self->said = g_steal_pointer (&said);
}

/* Cards are many, and labels that wrap take long to say how wide they are: a card is as wide as its
 * column has it, and says how high it is for that width alone. */

static GtkSizeRequestMode
tl_board_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (GtkWidget *label, int width)
{
  int height = 0;

  if (gtk_widget_should_layout (label))
    gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
tl_board_card_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  TlBoardCard *self = TL_BOARD_CARD (widget);
  int size = LEAST;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int detail = measure_height (self->detail, for_size);

      size = measure_height (self->title, for_size) + detail + (detail > 0 ? SPACING : 0) +
             SPACING + measure_height (self->facts, for_size);
    }
  *minimum = *natural = size;
}

static void
tl_board_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlBoardCard *self = TL_BOARD_CARD (widget);
  GtkWidget *labels[] = { self->title, self->detail, self->facts };
  GtkAllocation place = { 0, 0, width, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      place.height = measure_height (labels[i], width);
      if (place.height == 0)
        continue;
      gtk_widget_size_allocate (labels[i], &place, -1);
      place.y += place.height + SPACING;
    }
}

static void
tl_board_card_dispose (GObject *object)
{
  TlBoardCard *self = TL_BOARD_CARD (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->detail, gtk_widget_unparent);
  g_clear_pointer (&self->facts, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_board_card_parent_class)->dispose (object);
}

static void
tl_board_card_finalize (GObject *object)
{
  TlBoardCard *self = TL_BOARD_CARD (object);

  g_free (self->key);
  g_free (self->said);
  G_OBJECT_CLASS (tl_board_card_parent_class)->finalize (object);
}

static void
tl_board_card_class_init (TlBoardCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = tl_board_card_dispose;
  object_class->finalize = tl_board_card_finalize;
  widget_class->get_request_mode = tl_board_card_get_request_mode;
  widget_class->measure = tl_board_card_measure;
  widget_class->size_allocate = tl_board_card_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "board-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

/* How wide a label is at least is found out each time it is asked how high it is: by breaking its
 * words at every letter, where it is not told. */
#define LEAST_LETTERS 12

static GtkWidget *
make_label (TlBoardCard *self, int lines, const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                    "lines", lines, "width-chars", LEAST_LETTERS, "max-width-chars", LEAST_LETTERS,
                    "ellipsize", lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
tl_board_card_init (TlBoardCard *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  self->title = make_label (self, 4, "board-title");
  self->detail = make_label (self, 2, "dim-label");
  self->facts = make_label (self, -1, "board-facts");
}

GtkWidget *
tl_board_card_new (void)
{
  return g_object_new (TL_TYPE_BOARD_CARD, NULL);
}

void
tl_board_card_show (TlBoardCard *self, TlMap *map, const TlChangeCard *card, guint index, guint n)
{
  g_autoptr (GString) words = g_string_new (NULL), looks = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  Facts facts = { map, tl_colors_get_scheme (), is_mirrored, words, looks, attributes };
  g_autofree char *title = tl_element_words_name (map, card->change);
  g_autofree char *detail =
      tl_words_cut (tl_element_get_string (card->change, TL_PROPERTY_DETAIL), TL_WORDS_NAME);
  g_autofree char *key = NULL;

  g_return_if_fail (TL_IS_BOARD_CARD (self));

  self->change = card->change;
  tell (&facts, card);
  show_speech (self, map, card, index, n);
  key = g_strjoin ("\n", title, detail, words->str, looks->str, NULL);
  if (g_strcmp0 (self->key, key) == 0)
    return;
  show_texts (self, &facts, title, detail);
  tl_speech_describe (GTK_WIDGET (self), detail);
  g_free (self->key);
  self->key = g_steal_pointer (&key);
}

TlElement *
tl_board_card_get_change (TlBoardCard *self)
{
  g_return_val_if_fail (TL_IS_BOARD_CARD (self), NULL);
  return self->change;
}
