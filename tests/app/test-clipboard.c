/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-clip.h"

static void
activate (CanvasFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, NULL));
}

static void
select_cards (CanvasFixture *fixture, const char *ids)
{
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (cards, canvas_fixture_find (fixture, words[i]));
  tl_canvas_select_several (fixture->canvas, cards);
}

static gboolean
has_said (gpointer data)
{
  return ((CanvasFixture *) data)->said != NULL;
}

/* Pastes and waits until the canvas has said what came of it. */
static void
paste (CanvasFixture *fixture)
{
  g_clear_pointer (&fixture->said, g_free);
  activate (fixture, "canvas.paste");
  own_display_wait (has_said, fixture);
}

static void
offer (CanvasFixture *fixture, const char *mime_type, const char *text, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes (mime_type, bytes);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->canvas)), provider);
}

static void
offer_text (CanvasFixture *fixture, const char *text)
{
  offer (fixture, "text/plain;charset=utf-8", text, strlen (text));
}

/* "Title@lane/moment", all that is selected. */
static char *
describe_selected (CanvasFixture *fixture)
{
  g_autoptr (GPtrArray) cards = tl_canvas_get_selection (fixture->canvas);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    g_string_append_printf (out, "%s%s@%s/%s", i > 0 ? " " : "",
                            tl_element_get_string (cards->pdata[i], TL_PROPERTY_TITLE),
                            tl_element_get (cards->pdata[i], TL_PROPERTY_LANE),
                            tl_element_get (cards->pdata[i], TL_PROPERTY_MOMENT));
  return g_string_free (out, FALSE);
}

static void
assert_selected (CanvasFixture *fixture, const char *expected)
{
  g_autofree char *selected = describe_selected (fixture);

  g_assert_cmpstr (selected, ==, expected);
}

/* Copied and pasted at once, cards stay in their cells. */
static void
test_copy_and_paste (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture), *after = NULL;

  select_cards (fixture, "t4 t3");
  activate (fixture, "canvas.copy");
  g_assert_cmpstr (fixture->said, ==, "Copied 2 touchpoints");
  g_assert_false (fixture->undoable);
  paste (fixture);
  g_assert_cmpstr (fixture->said, ==, "Pasted 2 touchpoints");
  g_assert_true (fixture->undoable);
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Paste 2 Touchpoints");
  assert_selected (fixture, "Must transfer at six minutes@l3/o2 Opens chat@l1/o3");
  tl_history_undo (fixture->history);
  after = canvas_fixture_write (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_paste_at_the_cell (CanvasFixture *fixture, gconstpointer lang)
{
  TlCell cell = { canvas_fixture_find (fixture, "l3"), canvas_fixture_find (fixture, "o3") };

  select_cards (fixture, "t1 t2");
  activate (fixture, "canvas.copy");
  tl_canvas_select (fixture->canvas, NULL);
  tl_canvas_set_cell (fixture->canvas, &cell);
  paste (fixture);
  assert_selected (fixture, "Video call drops@l3/o3 Searches the web@l3/o4");
}

/* Where there is no place yet one comes with what is pasted, in the same step. */
static void
test_paste_makes_the_place (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = NULL, *after = NULL;

  canvas_fixture_clear_cells (fixture);
  before = canvas_fixture_write (fixture);
  offer_text (fixture, "Calls");
  paste (fixture);
  g_assert_cmpstr (fixture->said, ==, "Pasted 1 touchpoint");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 1);
  g_assert_false (tl_element_get_boolean (canvas_fixture_find (fixture, "l1"), TL_PROPERTY_HIDDEN));
  tl_history_undo (fixture->history);
  after = canvas_fixture_write (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_cut (CanvasFixture *fixture, gconstpointer lang)
{
  select_cards (fixture, "t1 t2");
  activate (fixture, "canvas.cut");
  g_assert_null (tl_map_find (fixture->map, "t1"));
  g_assert_cmpstr (fixture->said, ==, "Cut 2 touchpoints");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Cut 2 Touchpoints");
  tl_history_undo (fixture->history);
  canvas_fixture_find (fixture, "t1");
  tl_history_redo (fixture->history);
  paste (fixture);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 5);
}

typedef struct
{
  GString *bytes;
  GInputStream *stream;
  gboolean done;
} Received;

static void
on_stream_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Received *received = data;
  g_autoptr (GError) error = NULL;

  received->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_assert_no_error (error);
  received->done = TRUE;
}

static void
on_spliced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Received *received = data;
  g_autoptr (GError) error = NULL;

  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  g_assert_no_error (error);
  received->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Received *) data)->done;
}

/* What another program gets that asks for this type. Transfer full. */
static GBytes *
receive (CanvasFixture *fixture, const char *mime_type)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->canvas));
  const char *types[] = { mime_type, NULL };
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  Received received = { 0 };

  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, on_stream_cb, &received);
  own_display_wait (is_done, &received);
  received.done = FALSE;
  g_output_stream_splice_async (memory, received.stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_spliced_cb, &received);
  own_display_wait (is_done, &received);
  g_object_unref (received.stream);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static char *
receive_text (CanvasFixture *fixture, const char *mime_type)
{
  g_autoptr (GBytes) bytes = receive (fixture, mime_type);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_forms (CanvasFixture *fixture, gconstpointer lang)
{
  g_autoptr (GBytes) png = NULL;
  g_autofree char *text = NULL, *svg = NULL;

  select_cards (fixture, "t4 t2");
  activate (fixture, "canvas.copy");
  text = receive_text (fixture, "text/plain;charset=utf-8");
  g_assert_cmpstr (text, ==, "Searches the web\tOpens chat");
  svg = receive_text (fixture, "image/svg+xml");
  g_assert_nonnull (strstr (svg, "<svg"));
  g_assert_nonnull (strstr (svg, "Searches the web"));
  g_assert_null (strstr (svg, "Video call drops"));
  png = receive (fixture, "image/png");
  g_assert_cmpint (memcmp (g_bytes_get_data (png, NULL), "\x89PNG", 4), ==, 0);
}

/* In no form more than what was copied when it was. */
static void
test_copy_outlives_the_map (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *text = NULL;

  select_cards (fixture, "t1");
  activate (fixture, "canvas.copy");
  activate (fixture, "canvas.delete");
  tl_canvas_set_history (fixture->canvas, NULL);
  text = receive_text (fixture, "text/plain");
  g_assert_cmpstr (text, ==, "Video call drops");
  tl_canvas_set_history (fixture->canvas, fixture->history);
}

static void
test_paste_lines (CanvasFixture *fixture, gconstpointer lang)
{
  select_cards (fixture, "t4");
  offer_text (fixture, "One\r\nTwo\r\n");
  paste (fixture);
  assert_selected (fixture, "One@l1/o3 Two@l1/o3");
  g_assert_cmpstr (fixture->said, ==, "Pasted 2 touchpoints");
}

static void
test_paste_cells (CanvasFixture *fixture, gconstpointer lang)
{
  select_cards (fixture, "t4");
  offer_text (fixture, "a\tb\tc\nd\t\tf");
  paste (fixture);
  assert_selected (fixture, "a@l1/o3 b@l1/o4 c@l1/o5 d@l1/o3 f@l1/o5");
  g_assert_cmpstr (fixture->said, ==, "Pasted 5 touchpoints. 1 moment was added at the end.");
}

static void
test_paste_in_vain (CanvasFixture *fixture, gconstpointer lang)
{
  static const struct
  {
    const char *mime_type, *content, *words;
  } cases[] = {
    { "text/plain", " \n\t", "What was copied has no words." },
    { "text/plain", "", "What was copied has no words." },
    { "text/html", "<p>x</p>", "What was copied has no plain text. Copy the words alone." },
    { "image/png", "\x89PNG", "A picture cannot become a touchpoint. Copy text instead." },
    { "text/uri-list", "file:///tmp/x",
      "Files are not pasted. Drop a map on the window to open it." },
    { "audio/ogg", "x", "There is nothing to paste. Copy touchpoints, text or cells first." },
    { "text/plain", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
      "What was copied is another program’s XML, not part of a map." },
    { TL_FRAGMENT_MIME_TYPE, "<journey-map xmlns='urn:throughline:journey-map:2' id='m1'/>",
      "What was copied is from a newer Throughline. Update this one first." },
    { TL_FRAGMENT_MIME_TYPE, "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'><lane",
      "What was copied is damaged and cannot be pasted. Copy it again." },
    { TL_FRAGMENT_MIME_TYPE, "<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>",
      "What was copied is damaged and cannot be pasted. Copy it again." },
    { TL_FRAGMENT_MIME_TYPE, "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'/>",
      "What was copied has no touchpoints." },
  };
  guint64 serial = tl_history_get_serial (fixture->history);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      offer (fixture, cases[i].mime_type, cases[i].content, strlen (cases[i].content));
      paste (fixture);
      g_assert_cmpstr (fixture->said, ==, cases[i].words);
      g_assert_false (fixture->undoable);
      g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
    }
}

static void
test_paste_ten_megabytes (CanvasFixture *fixture, gconstpointer lang)
{
  gsize size = 10 * 1024 * 1024;
  g_autofree char *text = g_strnfill (size, 'x');

  offer (fixture, "text/plain;charset=utf-8", text, size);
  paste (fixture);
  g_assert_cmpstr (fixture->said, ==, "What was copied is larger than 4 MB. Copy a part of it.");
}

static void
test_paste_too_much (CanvasFixture *fixture, gconstpointer lang)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < TL_FRAGMENT_LINE_LIMIT + 3; i++)
    g_string_append_printf (text, "line %u\n", i);
  offer_text (fixture, text->str);
  paste (fixture);
  g_assert_cmpstr (fixture->said, ==, "Pasted 1000 touchpoints. 3 more lines were left out.");
}

/* A spreadsheet offers pictures and HTML of its cells too. */
static void
test_best_type (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *types[] = { "image/png", "text/html", "text/plain", TL_FRAGMENT_MIME_TYPE };
  g_autoptr (GdkContentFormats) sheet = gdk_content_formats_new (types, 3);
  g_autoptr (GdkContentFormats) ours = gdk_content_formats_new (types, 4);
  g_autofree char *words = NULL;

  g_assert_cmpstr (tl_clipping_choose_type (sheet, &words), ==, "text/plain");
  g_assert_cmpstr (tl_clipping_choose_type (ours, &words), ==, TL_FRAGMENT_MIME_TYPE);
  g_assert_null (words);
}

static void
test_no_place (CanvasFixture *fixture, gconstpointer lang)
{
  g_autoptr (TlMap) bare = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (bare);

  tl_canvas_set_history (fixture->canvas, history);
  offer_text (fixture, "One");
  paste (fixture);
  g_assert_cmpstr (fixture->said, ==, "Touchpoints need a lane and a moment. Add them first.");
  tl_canvas_set_history (fixture->canvas, fixture->history);
}

static void
test_first_place (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *stage;

  tl_history_begin (fixture->history, "Clear", NULL);
  while ((stage = tl_map_get_first (fixture->map, TL_KIND_STAGE)) != NULL)
    tl_operations_delete (fixture->history, &stage, 1);
  tl_history_commit (fixture->history);
  offer_text (fixture, "One");
  paste (fixture);
  g_assert_cmpstr (fixture->said, ==, "Pasted 1 touchpoint");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_STAGE), ==, 1);
}

/* A map that is closed while another program takes its time is left alone. */
static void
test_cancelled (CanvasFixture *fixture, gconstpointer lang)
{
  offer_text (fixture, "One");
  activate (fixture, "canvas.paste");
  tl_canvas_set_history (fixture->canvas, NULL);
  tl_canvas_set_history (fixture->canvas, fixture->history);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 5);
}

static void
test_drop_text (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint cell = canvas_fixture_locate_cell (fixture, "l4", "o3");
  TlPoint card = canvas_fixture_locate (fixture, "t1");

  g_assert_true (tl_canvas_drop_move (fixture->canvas, cell.x, cell.y));
  g_assert_true (fixture->canvas->drop_cell.moment == canvas_fixture_find (fixture, "o3"));
  g_assert_true (tl_canvas_drop_text (fixture->canvas, "Dropped", cell.x, cell.y));
  g_assert_null (fixture->canvas->drop_cell.lane);
  assert_selected (fixture, "Dropped@l4/o3");
  g_assert_true (tl_canvas_drop_text (fixture->canvas, "Below", card.x, card.y));
  assert_selected (fixture, "Below@l1/o1");
}

static void
test_drop_nowhere (CanvasFixture *fixture, gconstpointer lang)
{
  g_assert_false (tl_canvas_drop_move (fixture->canvas, 1, 1));
  g_assert_false (tl_canvas_drop_text (fixture->canvas, "Lost", 1, 1));
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 5);
}

/* In the editor the keys are the editor's own. */
static void
test_while_editing (CanvasFixture *fixture, gconstpointer lang)
{
  select_cards (fixture, "t1");
  activate (fixture, "canvas.edit");
  activate (fixture, "canvas.cut");
  tl_canvas_edit_end (fixture->canvas, FALSE);
  canvas_fixture_find (fixture, "t1");
}

static void
test_clip_is_finalized (CanvasFixture *fixture, gconstpointer lang)
{
  GdkContentProvider *clip = tl_clip_new (fixture->map, NULL);

  g_object_add_weak_pointer (G_OBJECT (clip), (gpointer *) &clip);
  g_object_unref (clip);
  g_assert_null (clip);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (CanvasFixture *fixture, gconstpointer lang);
  } tests[] = {
    { "/clipboard/copy-and-paste", test_copy_and_paste },
    { "/clipboard/paste-at-the-cell", test_paste_at_the_cell },
    { "/clipboard/paste-makes-the-place", test_paste_makes_the_place },
    { "/clipboard/cut", test_cut },
    { "/clipboard/forms", test_forms },
    { "/clipboard/copy-outlives-the-map", test_copy_outlives_the_map },
    { "/clipboard/paste-lines", test_paste_lines },
    { "/clipboard/paste-cells", test_paste_cells },
    { "/clipboard/paste-in-vain", test_paste_in_vain },
    { "/clipboard/paste-ten-megabytes", test_paste_ten_megabytes },
    { "/clipboard/paste-too-much", test_paste_too_much },
    { "/clipboard/best-type", test_best_type },
    { "/clipboard/no-place", test_no_place },
    { "/clipboard/first-place", test_first_place },
    { "/clipboard/cancelled", test_cancelled },
    { "/clipboard/drop-text", test_drop_text },
    { "/clipboard/drop-nowhere", test_drop_nowhere },
    { "/clipboard/while-editing", test_while_editing },
    { "/clipboard/clip-is-finalized", test_clip_is_finalized },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, CanvasFixture, "en", canvas_fixture_set_up, tests[i].run,
                canvas_fixture_tear_down);
  return own_display_run_tests ();
}
