/** The form's script as a piece of the page itself, so that whoever keeps the page keeps the form. */
export { SurveyJsForm } from "#app/ui/survey-form/survey-js-form.tsx";
