/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-insights-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-columns-layout.h"
#include "tl-element-words.h"

/* How the experience of employees is reflected in that of customers. */

#define HALF 360 /* pixels, the least for the picture and for the table */
#define MOST 24  /* moments in the table; the rest is one figure */

/* What the interval says, in words; static. */
static const char *
judge (const TlCorrelation *correlation)
{
  if (!correlation->known && correlation->n >= 3)
    return _ ("One of the two feels the same at every moment, so they cannot be compared.");
  if (!correlation->known)
    return _ ("Too little is known of both at the same moment to compare them.");
  if (correlation->bounded && correlation->low > 0)
    return _ ("Where employees feel worse, so do customers.");
  if (correlation->bounded && correlation->high < 0)
    return _ ("Where employees feel worse, customers feel better.");
  return _ ("From so few moments it cannot be told whether the two go together.");
}

/* "−0.62", with a true minus. Transfer full. */
static char *
format (double value)
{
  return g_strdup_printf ("%s%.2f", value < -0.005 ? "\u2212" : "", fabs (value));
}

/* NULL: there is no figure. Transfer full. */
static char *
describe_figure (const TlCorrelation *correlation)
{
  g_autofree char *r = format (correlation->r);
  g_autofree char *low = format (correlation->low), *high = format (correlation->high);

  if (!correlation->known)
    return NULL;
  if (!correlation->bounded)
    /* Translators: Pearson's correlation, and how many moments it is drawn from. */
    return g_strdup_printf (_ ("r = %s · n = %u"), r, correlation->n);
  /* Translators: the same with its interval. */
  return g_strdup_printf (_ ("r = %s · 95 %% interval %s to %s · n = %u"), r, low, high,
                          correlation->n);
}

static void
list_touchpoints (const GArray *points, GPtrArray *touchpoints)
{
  for (guint i = 0; i < points->len; i++)
    g_ptr_array_extend (touchpoints, g_array_index (points, TlReflectionPoint, i).touchpoints, NULL,
                        NULL);
}

static void
add_point (TlInsightsView *self, GtkBox *table, TlMap *map, const TlReflectionPoint *point)
{
  g_autofree char *name = tl_element_words_name (map, point->moment);
  g_autofree char *employee = tl_experience_format (point->employee.value);
  g_autofree char *customer = tl_experience_format (point->customer.value);
  /* Translators: how employees and customers feel, each with how many touchpoints that is the mean
   * of. */
  g_autofree char *words =
      g_strdup_printf (_ ("Employees %s (n = %u) · customers %s (n = %u)"), employee,
                       point->employee.n, customer, point->customer.n);

  tl_insights_add_row (self, table, name, words, NULL, point->touchpoints);
}

static void
add_sentence (TlInsightsView *self, GtkBox *card, const TlReflection *reflection)
{
  g_autoptr (GPtrArray) touchpoints = g_ptr_array_new ();
  g_autofree char *figure = describe_figure (&reflection->correlation);
  const char *verdict = judge (&reflection->correlation);

  list_touchpoints (reflection->points, touchpoints);
  tl_insights_add_statement (self, card, verdict, figure, touchpoints);
}

/* A journey of hundreds of moments is not read row by row. */
static void
add_rest (TlInsightsView *self, GtkBox *table, const GArray *points)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  guint n = points->len - MOST;
  g_autofree char *words = g_strdup_printf (ngettext ("%u more moment", "%u more moments", n), n);

  for (guint i = MOST; i < points->len; i++)
    g_ptr_array_extend (rest, g_array_index (points, TlReflectionPoint, i).touchpoints, NULL, NULL);
  tl_insights_add_row (self, table, words, NULL, NULL, rest);
}

/* The picture, and the table behind it. */
static void
add_points (TlInsightsView *self, GtkBox *section, TlMap *map, const GArray *points)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *picture = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkBox *table;

  gtk_widget_set_layout_manager (both, g_object_new (TL_TYPE_COLUMNS_LAYOUT, "column-width", HALF,
                                                     "spacing", 18, NULL));
  gtk_box_append (GTK_BOX (picture), tl_insights_make_label (_ ("Customers ↑"), "dim-label"));
  gtk_box_append (GTK_BOX (picture), tl_insights_make_scatter (points));
  gtk_box_append (GTK_BOX (picture), tl_insights_make_label (_ ("Employees →"), "dim-label"));
  gtk_widget_add_css_class (picture, "insights-picture");
  gtk_box_append (GTK_BOX (both), picture);
  table = tl_insights_add_table (GTK_BOX (both), TL_INSIGHTS_NARROW);
  for (guint i = 0; i < MIN (points->len, MOST); i++)
    add_point (self, table, map, &g_array_index (points, TlReflectionPoint, i));
  if (points->len > MOST)
    add_rest (self, table, points);
  gtk_box_append (section, both);
}

gboolean
tl_insights_add_reflection (TlInsightsView *self, TlMap *map)
{
  TlReflection reflection;
  gboolean has_points;

  tl_reflection_read (&reflection, map);
  has_points = reflection.points->len > 0;
  if (has_points)
    {
      GtkBox *card = tl_insights_add_card (
          tl_insights_add_section (self, _ ("Employees and Customers"),
                                   _ ("Each moment in which both are known is a point: the mean of "
                                      "what employees feel, and "
                                      "of what customers feel, from −2 to +2.")),
          TL_INSIGHTS_NARROW);

      add_sentence (self, card, &reflection);
      add_points (self, card, map, reflection.points);
    }
  tl_reflection_clear (&reflection);
  return has_points;
}
