/** Around the privacy notice; its own text is versioned, in the folder privacy-notice. */
export const en = {
  link: "Privacy",
  mustRead: {
    title: "Before you go on",
    body: "This is how Tilsig treats what is yours. Take the time you need; you find it at the foot of every page afterwards. The button notes that you have been shown it, and agrees to nothing.",
    button: "I have read this",
  },
  version: (version: number) => `Version ${version}.`,
  supervisorView: "What can my supervisor see?",
};

export const nb: typeof en = {
  link: "Personvern",
  mustRead: {
    title: "Før du går videre",
    body: "Slik behandler Tilsig det som er ditt. Ta den tiden du trenger; du finner teksten nederst på alle sider etterpå. Knappen noterer at du har fått se den, og samtykker ikke til noe.",
    button: "Jeg har lest dette",
  },
  version: (version) => `Versjon ${version}.`,
  supervisorView: "Hva kan veilederen min se?",
};
