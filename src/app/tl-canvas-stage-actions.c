/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-operations-stage.h"
#include "tl-stage-words.h"
#include "tl-title-words.h"

/* What is added, split and merged is the stage or the moment selected, or that of the card or the
 * place selected. */

static TlElement *
get_selected (TlCanvas *canvas)
{
  return canvas->selection->len > 0 ? canvas->selection->pdata[0] : NULL;
}

static TlElement *
get_moment (TlCanvas *canvas)
{
  TlElement *first = get_selected (canvas);

  if (first == NULL)
    return canvas->cell.moment;
  switch (tl_element_get_kind (first))
    {
    case TL_KIND_MOMENT:
      return first;
    case TL_KIND_TOUCHPOINT:
      return tl_map_get_ref (canvas->map, first, TL_PROPERTY_MOMENT);
    default:
      return NULL;
    }
}

static TlElement *
get_stage (TlCanvas *canvas)
{
  TlElement *first = get_selected (canvas), *moment = get_moment (canvas);

  if (first != NULL && tl_element_get_kind (first) == TL_KIND_STAGE)
    return first;
  return moment != NULL ? tl_element_get_parent (moment) : NULL;
}

static TlElement *
get_next_moment (TlElement *moment)
{
  TlElement *next = moment != NULL ? tl_element_get_next_of_kind (moment) : NULL;

  return next != NULL && tl_operations_can_split_stage (next) ? next : NULL;
}

static gboolean
has_map (TlCanvas *canvas)
{
  return canvas->layout != NULL;
}

static gboolean
has_stage (TlCanvas *canvas)
{
  return canvas->layout != NULL && get_stage (canvas) != NULL;
}

static gboolean
has_any_stage (TlCanvas *canvas)
{
  return canvas->layout != NULL && tl_map_count (canvas->map, TL_KIND_STAGE) > 0;
}

static gboolean
can_split_stage (TlCanvas *canvas)
{
  TlElement *moment = get_moment (canvas);

  return moment != NULL && tl_operations_can_split_stage (moment);
}

static gboolean
can_merge_stage (TlCanvas *canvas)
{
  TlElement *stage = get_stage (canvas);

  return stage != NULL && tl_element_get_next_of_kind (stage) != NULL;
}

static gboolean
can_merge_moment (TlCanvas *canvas)
{
  return get_next_moment (get_moment (canvas)) != NULL;
}

void
tl_canvas_add_stage (TlCanvas *canvas, TlElement *before)
{
  char *merge_key = g_strdup_printf ("add-stage-%u", canvas->edit_count++);
  TlElement *stage;

  tl_canvas_edit_end (canvas, TRUE);
  tl_history_begin (canvas->history, _ ("Add Stage"), merge_key);
  stage = tl_operations_add_stage (canvas->history, _ ("New stage"), before);
  tl_canvas_commit_and_name (canvas, stage, merge_key, g_strdup (_ ("Added a stage")));
}

void
tl_canvas_add_moment (TlCanvas *canvas, TlElement *stage, TlElement *before)
{
  char *merge_key = g_strdup_printf ("add-moment-%u", canvas->edit_count++);
  TlElement *moment;

  tl_canvas_edit_end (canvas, TRUE);
  tl_history_begin (canvas->history, _ ("Add Moment"), merge_key);
  moment = tl_operations_add_moment (canvas->history, stage, before);
  tl_canvas_commit_and_name (canvas, moment, merge_key,
                             g_strdup_printf (_ ("Added a moment to “%s”"),
                                              tl_title_words_get (stage)));
}

static void
add_stage_before (TlCanvas *canvas)
{
  tl_canvas_add_stage (canvas, get_stage (canvas));
}

static void
add_stage_after (TlCanvas *canvas)
{
  TlElement *stage = get_stage (canvas);

  tl_canvas_add_stage (canvas, stage != NULL ? tl_element_get_next_of_kind (stage) : NULL);
}

static void
add_moment_before (TlCanvas *canvas)
{
  TlElement *stage = get_stage (canvas), *moment = get_moment (canvas);

  tl_canvas_add_moment (canvas, stage,
                        moment != NULL ? moment : tl_element_get_first_child (stage));
}

static void
add_moment_after (TlCanvas *canvas)
{
  TlElement *stage = get_stage (canvas), *next;

  if (stage == NULL)
    for (next = tl_map_get_first (canvas->map, TL_KIND_STAGE); next != NULL;
         next = tl_element_get_next_of_kind (next))
      stage = next;
  tl_canvas_add_moment (canvas, stage, get_next_moment (get_moment (canvas)));
}

static void
split_stage (TlCanvas *canvas)
{
  char *merge_key = g_strdup_printf ("split-stage-%u", canvas->edit_count++);
  TlElement *old = get_stage (canvas), *stage;

  tl_history_begin (canvas->history, _ ("Split Stage"), merge_key);
  stage = tl_operations_split_stage (canvas->history, get_moment (canvas), _ ("New stage"));
  tl_canvas_commit_and_name (canvas, stage, merge_key,
                             g_strdup_printf (_ ("Split stage “%s”"), tl_title_words_get (old)));
}

static void
merge_stage (TlCanvas *canvas)
{
  TlElement *stage = get_stage (canvas);
  char *words = g_strdup_printf (_ ("Merged “%s” with “%s”"), tl_title_words_get (stage),
                                 tl_title_words_get (tl_element_get_next_of_kind (stage)));

  tl_history_begin (canvas->history, _ ("Merge Stages"), NULL);
  tl_operations_merge_stage (canvas->history, stage);
  tl_history_commit (canvas->history);
  tl_canvas_select (canvas, stage);
  tl_canvas_say (canvas, words, TRUE);
}

static void
merge_moment (TlCanvas *canvas)
{
  TlElement *moment = get_moment (canvas);

  tl_history_begin (canvas->history, _ ("Merge Moments"), NULL);
  tl_operations_merge_moment (canvas->history, moment);
  tl_history_commit (canvas->history);
  tl_canvas_select (canvas, moment);
  tl_canvas_say (canvas,
                 g_strdup_printf (_ ("Merged two moments of “%s”"),
                                  tl_title_words_get (tl_element_get_parent (moment))),
                 TRUE);
}

static const struct
{
  const char *name;
  gboolean (*can) (TlCanvas *canvas);
  void (*run) (TlCanvas *canvas);
} actions[] = {
  { "canvas.add-stage-before", has_stage, add_stage_before },
  { "canvas.add-stage-after", has_map, add_stage_after },
  { "canvas.add-moment-before", has_stage, add_moment_before },
  { "canvas.add-moment-after", has_any_stage, add_moment_after },
  { "canvas.split-stage", can_split_stage, split_stage },
  { "canvas.merge-stage", can_merge_stage, merge_stage },
  { "canvas.merge-moment", can_merge_moment, merge_moment },
};

static void
on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (name, actions[i].name) && actions[i].can (TL_CANVAS (widget)))
      actions[i].run (TL_CANVAS (widget));
}

void
tl_canvas_update_stage_actions (TlCanvas *canvas, gboolean free)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (canvas), actions[i].name,
                                   free && actions[i].can (canvas));
}

/* The key's action for a stage when one is selected, else the one for moments. */
static gboolean
on_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TlElement *first = get_selected (TL_CANVAS (widget));
  gboolean stage = first != NULL && tl_element_get_kind (first) == TL_KIND_STAGE;
  const char *for_stage, *for_moment;

  g_variant_get (arguments, "(&s&s)", &for_stage, &for_moment);
  return gtk_widget_activate_action (widget, stage ? for_stage : for_moment, NULL);
}

static void
bind (GtkWidgetClass *widget_class,
      guint key,
      GdkModifierType modifiers,
      const char *for_stage,
      const char *for_moment)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, on_shortcut_cb, "(ss)", for_stage,
                                for_moment);
}

void
tl_canvas_install_stage_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    tl_canvas_install_action (widget_class, actions[i].name, NULL, on_action);
  bind (widget_class, GDK_KEY_Insert, 0, "canvas.add-stage-after", "canvas.add-moment-after");
  bind (widget_class, GDK_KEY_KP_Insert, 0, "canvas.add-stage-after", "canvas.add-moment-after");
  bind (widget_class, GDK_KEY_Insert, GDK_SHIFT_MASK, "canvas.add-stage-before",
        "canvas.add-moment-before");
  bind (widget_class, GDK_KEY_j, GDK_CONTROL_MASK, "canvas.merge-stage", "canvas.merge-moment");
  bind (widget_class, GDK_KEY_j, both, "canvas.split-stage", "canvas.split-stage");
}

static GMenu *
make_adding (gboolean stage)
{
  GMenu *menu = g_menu_new ();

  if (stage)
    {
      g_menu_append (menu, _ ("Add Stage Before"), "canvas.add-stage-before");
      g_menu_append (menu, _ ("Add Stage After"), "canvas.add-stage-after");
      g_menu_append (menu, _ ("Add Moment"), "canvas.add-moment-after");
      return menu;
    }
  g_menu_append (menu, _ ("Add Moment Before"), "canvas.add-moment-before");
  g_menu_append (menu, _ ("Add Moment After"), "canvas.add-moment-after");
  return menu;
}

static GMenu *
make_joining (gboolean stage)
{
  GMenu *menu = g_menu_new ();

  if (stage)
    g_menu_append (menu, _ ("Merge With Next Stage"), "canvas.merge-stage");
  else
    {
      g_menu_append (menu, _ ("Split Stage Here"), "canvas.split-stage");
      g_menu_append (menu, _ ("Merge With Next Moment"), "canvas.merge-moment");
    }
  return menu;
}

GMenu *
tl_canvas_make_stage_menu (TlCanvas *canvas, const TlElement *element)
{
  gboolean stage = tl_element_get_kind (element) == TL_KIND_STAGE;
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) title = g_menu_new (), last = g_menu_new ();
  g_autoptr (GMenu) adding = make_adding (stage), joining = make_joining (stage);

  g_menu_append (title, _ ("Edit Title"), "canvas.edit");
  g_menu_append (last, _ ("Delete"), "canvas.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (title));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (adding));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (joining));
  tl_canvas_add_stage_fold (canvas, menu, stage ? element : tl_element_get_parent (element));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return menu;
}
