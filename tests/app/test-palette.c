/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-canvas-tool.h"
#include "tl-palette-item.h"
#include "tl-palette.h"

/* The bar with the tools: what it shows of the canvas, and its places in any width. The pointer is
 * for the tests of the real window. */

typedef struct
{
  CanvasFixture canvas;
  GtkWidget *palette;
} PaletteFixture;

static void
set_up (PaletteFixture *fixture, gconstpointer lang)
{
  canvas_fixture_set_up (&fixture->canvas, lang);
  fixture->palette =
      g_object_ref_sink (g_object_new (TL_TYPE_PALETTE, "canvas", fixture->canvas.canvas, NULL));
}

/* It must be gone after this, and lets go of the canvas. */
static void
tear_down (PaletteFixture *fixture, gconstpointer lang)
{
  g_assert_finalize_object (fixture->palette);
  canvas_fixture_tear_down (&fixture->canvas, lang);
}

static TlPaletteItem *
find_item (PaletteFixture *fixture, const char *name)
{
  for (GtkWidget *item = gtk_widget_get_first_child (fixture->palette); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (TL_IS_PALETTE_ITEM (item) &&
        g_strcmp0 (tl_palette_item_get_tool (TL_PALETTE_ITEM (item))->name, name) == 0)
      return TL_PALETTE_ITEM (item);
  return NULL;
}

static gboolean
is_pressed (PaletteFixture *fixture, const char *name)
{
  return tl_palette_item_is_pressed (find_item (fixture, name));
}

static void
allocate (PaletteFixture *fixture, int width)
{
  gtk_widget_measure (fixture->palette, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (fixture->palette, &(GtkAllocation){ 0, 0, width, 60 }, -1);
}

static void
test_follows_the_canvas (PaletteFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas.canvas;

  g_assert_true (is_pressed (fixture, TL_TOOL_SELECT));
  tl_canvas_set_tool (canvas, "pain");
  g_assert_true (is_pressed (fixture, "pain"));
  g_assert_false (is_pressed (fixture, TL_TOOL_SELECT));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (find_item (fixture, "pain")), "kept"));
  tl_canvas_set_tool_kept (canvas, TRUE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_item (fixture, "pain")), "kept"));
  tl_canvas_set_tool (canvas, TL_TOOL_SELECT);
  g_assert_false (is_pressed (fixture, "pain"));
}

/* A kind without a place of its own takes that of the menu. */
static void
test_rarer_kinds (PaletteFixture *fixture, gconstpointer lang)
{
  g_assert_nonnull (find_item (fixture, "more"));
  gtk_widget_activate_action (fixture->palette, "palette.take", "s", "policy");
  g_assert_cmpstr (tl_canvas_get_tool (fixture->canvas.canvas), ==, "policy");
  g_assert_true (is_pressed (fixture, "policy"));
  g_assert_null (find_item (fixture, "more"));
  tl_canvas_set_tool (fixture->canvas.canvas, TL_TOOL_SELECT);
  g_assert_null (find_item (fixture, "policy"));
  g_assert_false (is_pressed (fixture, "more"));
}

static void
test_steps_aside (PaletteFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas.canvas;
  TlPoint at = canvas_fixture_locate_cell (&fixture->canvas, "l3", "o1");

  tl_canvas_drag_begin_tool (canvas, "pain", at.x, at.y);
  g_assert_true (gtk_widget_has_css_class (fixture->palette, "aside"));
  tl_canvas_drag_cancel (canvas);
  g_assert_false (gtk_widget_has_css_class (fixture->palette, "aside"));
}

static void
assert_places (PaletteFixture *fixture, int width, guint expected, gboolean mirrored)
{
  guint n = 0;
  int last = mirrored ? width : -1;

  allocate (fixture, width);
  for (GtkWidget *item = gtk_widget_get_first_child (fixture->palette); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_child_visible (item))
        continue;
      n++;
      g_assert_true (gtk_widget_compute_bounds (item, fixture->palette, &bounds));
      g_assert_cmpfloat (bounds.size.width, >=, 36);
      g_assert_cmpfloat (bounds.size.height, >=, 36);
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, width);
      if (mirrored)
        g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, last);
      else
        g_assert_cmpfloat (bounds.origin.x, >=, last);
      last = (int) (mirrored ? bounds.origin.x : bounds.origin.x + bounds.size.width);
    }
  g_assert_cmpuint (n, ==, expected);
}

/* Never narrower than a finger; what there is no room for goes into the menu. */
static void
test_places (PaletteFixture *fixture, gconstpointer lang)
{
  assert_places (fixture, 440, 9, FALSE);
  assert_places (fixture, 350, 9, FALSE);
  assert_places (fixture, 250, 6, FALSE);
  assert_places (fixture, 150, 4, FALSE);
  g_assert_nonnull (find_item (fixture, TL_TOOL_LINK));
  tl_canvas_set_tool (fixture->canvas.canvas, "idea");
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (find_item (fixture, "link"))));
  assert_places (fixture, 440, 9, FALSE);
  g_assert_true (is_pressed (fixture, "idea"));
  gtk_widget_set_direction (fixture->palette, GTK_TEXT_DIR_RTL);
  assert_places (fixture, 440, 9, TRUE);
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_notify (PaletteFixture *fixture, gconstpointer lang)
{
  TlPalette *palette = TL_PALETTE (fixture->palette);
  g_autoptr (TlCanvas) canvas = NULL;
  guint n = 0;

  g_signal_connect_swapped (palette, "notify::canvas", G_CALLBACK (count), &n);
  tl_palette_set_canvas (palette, fixture->canvas.canvas);
  g_assert_cmpuint (n, ==, 0);
  tl_palette_set_canvas (palette, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_object_get (palette, "canvas", &canvas, NULL);
  g_assert_null (canvas);
  /* Of one it had it hears no more. */
  tl_canvas_set_tool (fixture->canvas.canvas, "pain");
  g_assert_false (is_pressed (fixture, "pain"));
  g_object_set (palette, "canvas", fixture->canvas.canvas, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (is_pressed (fixture, "pain"));
}

#define add(name, lang, function)                                                                  \
  g_test_add ("/palette/" name, PaletteFixture, lang, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add ("follows-the-canvas", "en", test_follows_the_canvas);
  add ("rarer-kinds", "en", test_rarer_kinds);
  add ("steps-aside", "en", test_steps_aside);
  add ("places", "en", test_places);
  add ("notify", "en", test_notify);
  return own_display_run_tests ();
}
