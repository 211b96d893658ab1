import { given, pageTitle } from "#app/ui/page-title.ts";

/** The title of the tab on the pages of a wave: the survey and its period. */
export const waveTitle = pageTitle(({ answering }, _error, data) => {
  const title = given(data, "title");
  const period = given(data, "period");
  return title && period ? answering.form.title(title, period) : answering.start.begin;
});
