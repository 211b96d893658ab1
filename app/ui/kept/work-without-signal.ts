import { preloadSurveyForm } from "#app/ui/survey-form/survey-form.tsx";

/**
 * Fetches the form's script, and then sees to it that the form opens without signal next time; last
 * of all, when the page has come to rest.
 */
export async function workWithoutSignal(): Promise<void> {
  await preloadSurveyForm();
  await atRest();
  const { registerWorker } = await import("./worker-registration.ts");
  await registerWorker();
}

function atRest(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis)
      requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve, 1000);
  });
}
