/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-difference-report.h"

#include <glib/gi18n-lib.h>

#include "tl-difference-words.h"
#include "tl-report.h"
#include "tl-sheet.h"
#include "tl-words.h"

/* Nobody reads more lines of a group on paper than so many. */
#define MOST_LINES 2000

/* Two states of a map have one title. */
static char *
name_map (TlMap *map, const char *file)
{
  const char *title = tl_element_get_string (tl_map_get_root (map), TL_PROPERTY_TITLE);
  g_autofree char *cut =
      tl_words_cut (*title != '\0' ? title : _ ("Untitled journey"), TL_WORDS_NAME);
  g_autofree char *name = tl_words_cut (file, TL_WORDS_NAME);

  return g_strdup_printf ("%s (%s)", cut, name);
}

static void
add_titles (TlReport *report, TlMap *before, TlMap *after, const char *const files[2])
{
  g_autofree char *name_before = name_map (before, files[0]);
  g_autofree char *name_after = name_map (after, files[1]);
  /* Translators: %s is the title of the earlier of two maps. */
  g_autofree char *words_before = g_strdup_printf (_ ("Before: %s"), name_before);
  /* Translators: %s is the title of the later of two maps. */
  g_autofree char *words_after = g_strdup_printf (_ ("After: %s"), name_after);

  tl_report_add_heading (report, _ ("Comparison of Two Journey Maps"));
  tl_report_add_paragraph (report, words_before);
  tl_report_add_paragraph (report, words_after);
}

static void
add_figures (TlReport *report, const TlDifference *difference)
{
  g_autoptr (GArray) figures = tl_difference_words_sum_up (difference);
  g_autofree char *kept = tl_difference_words_describe_kept (difference);
  g_autofree char *doubt = tl_difference_words_find_doubt (difference);
  /* Translators: the head of a column of figures: what they are about. */
  const char *const heads[] = { _ ("Figure"), C_ ("a map", "Before"), C_ ("a map", "After") };

  tl_report_begin_section (report);
  tl_report_add_heading (report, _ ("In Figures"));
  if (doubt != NULL)
    tl_report_add_paragraph (report, doubt);
  tl_report_begin_table (report);
  tl_report_add_row (report, heads, TRUE);
  for (guint i = 0; i < figures->len; i++)
    {
      const TlDifferenceFigure *figure = &g_array_index (figures, TlDifferenceFigure, i);
      const char *const cells[] = { figure->name, figure->before, figure->after };

      tl_report_add_row (report, cells, FALSE);
    }
  tl_report_end_table (report);
  tl_report_add_paragraph (report, kept);
  tl_report_end_section (report);
}

static void
add_more (TlReport *report, guint n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);
  /* Translators: the end of a long list: %s is a number. */
  g_autofree char *words = g_strdup_printf (ngettext ("And %s more", "And %s more", n), number);

  tl_report_add_paragraph (report, words);
}

/* The lines of one group, from `first` on. Returns where the next one begins. */
static guint
add_group (TlReport *report, const GArray *lines, guint first)
{
  TlDifferenceGroup group = g_array_index (lines, TlDifferenceLine, first).group;
  g_autofree char *heading = NULL;
  guint end = first, told;

  while (end < lines->len && g_array_index (lines, TlDifferenceLine, end).group == group)
    end++;
  heading = tl_difference_words_head_group (group, end - first);
  tl_report_begin_section (report);
  tl_report_add_heading (report, heading);
  tl_report_begin_list (report);
  told = MIN (end, first + MOST_LINES);
  for (guint i = first; i < told; i++)
    tl_report_add_item (report, g_array_index (lines, TlDifferenceLine, i).words, NULL);
  tl_report_end_list (report);
  if (told < end)
    add_more (report, end - told);
  tl_report_end_section (report);
  return end;
}

static void
add_lines (TlReport *report, const GArray *lines)
{
  if (lines->len == 0)
    tl_report_add_paragraph (report, _ ("There is no difference between the two maps."));
  for (guint i = 0; i < lines->len;)
    i = add_group (report, lines, i);
}

GBytes *
tl_difference_report_make (const TlDifference *difference,
                           TlMap *before,
                           TlMap *after,
                           const char *const files[2],
                           const TlLook *look,
                           GError **error)
{
  const char *title = _ ("Comparison of Two Journey Maps");
  gboolean right_to_left = tl_text_find_direction (title, -1) == TL_READS_LEFT;
  g_autoptr (TlText) text = tl_sheet_make_text (after, look);
  g_autoptr (GArray) lines = tl_difference_words_list (difference, before, after);
  g_autoptr (TlReport) report = tl_report_new (text, right_to_left);
  /* Translators: the language you translate into, as in BCP 47: "de", "pt-BR". */
  const char *lang = C_ ("language of the program", "en");

  add_titles (report, before, after, files);
  add_figures (report, difference);
  add_lines (report, lines);
  return tl_report_finish (report, title, lang, error);
}
