/* global document, DOMParser, fetch, location, setInterval */

// Shows what has arrived without being asked: the page is fetched again, and its list put in place.
setInterval(async () => {
  if (document.hidden) return;
  const shown = document.getElementById("mails");
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const fetched = new DOMParser().parseFromString(await answer.text(), "text/html");
  const newest = fetched.getElementById("mails");
  if (newest && newest.dataset.newest !== shown.dataset.newest) shown.replaceWith(newest);
}, 1000);
