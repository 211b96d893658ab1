/** The administrator's page on how sensitive the early warning is. */
export const en = {
  title: "Early warning",
  lead: "Everyone's last answers are compared with their own usual ones. A supervisor is told when a group has dropped further than chance would explain.",
  card: "How many false alarms are accepted, and what that means for your groups.",
  why: "Chance looks like a drop now and then. Who accepts more false alarms finds more of the real changes, and finds them sooner; who accepts fewer is disturbed less.",
  legend: "How many false alarms do you accept in each group?",
  rates: {
    "0.2": "One in five years",
    "0.5": "One in two years",
    "1": "One a year",
    "2": "Two a year",
    "3": "Three a year",
  },
  usual: (rate: string) => `${rate} (usual)`,
  inAll: (cells: number, alarms: string) =>
    cells === 1
      ? `In your one group: about ${alarms} a year.`
      : `In your ${cells} groups: about ${alarms} a year in all.`,
  found: (share: number) => `About ${share} of 100 real changes are found within three waves.`,
  noGroups:
    "How many that is in all your groups is shown here once the first wave of the monthly pulse is open.",
  holds: "Your choice holds from the next wave that opens. A wave keeps the rate it opened with.",
  source:
    "The rates were found by simulation. Where answers vary more than was reckoned with, there are more false alarms.",
  button: "Save",
  saved: "Saved. It holds from the next wave that opens.",
};

export const nb: typeof en = {
  title: "Tidlig varsling",
  lead: "De siste svarene til hver enkelt sammenlignes med det som er vanlig for dem selv. Veilederen får vite det når en gruppe har gått ned mer enn tilfeldigheter kan forklare.",
  card: "Hvor mange falske alarmer som godtas, og hva det betyr for gruppene deres.",
  why: "Av og til ser det tilfeldige ut som en nedgang. Den som godtar flere falske alarmer, finner flere av de virkelige endringene, og finner dem før; den som godtar færre, blir mindre forstyrret.",
  legend: "Hvor mange falske alarmer godtar dere i hver rapportgruppe?",
  rates: {
    "0.2": "Én på fem år",
    "0.5": "Én på to år",
    "1": "Én i året",
    "2": "To i året",
    "3": "Tre i året",
  },
  usual: (rate) => `${rate} (vanlig)`,
  inAll: (cells, alarms) =>
    cells === 1
      ? `I den ene rapportgruppen deres: omtrent ${alarms} i året.`
      : `I de ${cells} rapportgruppene deres: omtrent ${alarms} i året til sammen.`,
  found: (share) => `Omtrent ${share} av 100 virkelige endringer blir funnet innen tre runder.`,
  noGroups:
    "Hvor mange det blir i alle rapportgruppene deres, vises her når den første runden av månedspulsen er åpnet.",
  holds: "Valget gjelder fra den neste runden som åpner. En runde beholder det den ble åpnet med.",
  source:
    "Tallene er funnet ved simulering. Der svarene svinger mer enn det er regnet med, blir det flere falske alarmer.",
  button: "Lagre",
  saved: "Lagret. Det gjelder fra den neste runden som åpner.",
};
