import type { NoticeText } from "./notice.ts";

/**
 * The first privacy notice. Published: never changed, a change is a new version (a checksum in the
 * tests holds it). `{organisation}` and the lengths of time are filled in when it is shown.
 */
export const en: NoticeText = {
  title: "Privacy",
  lead: "What {organisation} keeps about you in Tilsig, who sees it, and what you can do about it.",
  sections: [
    {
      title: "In short",
      body: [
        [
          "Your answers are confidential. In Tilsig nobody but you sees them: not your supervisor, your leader, your colleagues, a trainer or an administrator.",
          "Others see only what a fixed group of at least five people said together, and only after a wave has closed.",
          "You decide whether you answer, which questions you skip and what you share. Nobody is told that you did not answer.",
        ],
        "This text is information. You are not asked to agree to anything.",
      ],
    },
    {
      title: "Who is responsible",
      body: [
        "{organisation} runs this Tilsig and is responsible for what is kept in it. That means deciding what it is used for and on which legal ground, and telling you both.",
        "Ask whoever administers Tilsig where you work, or your data protection officer.",
      ],
    },
    {
      title: "What is kept, and what for",
      body: [
        [
          "Your name, work e-mail address, roles, unit and team, who supervises you, your language and time zone: so that the right people are asked, in the right groups.",
          "Your answers, each with the wave it belongs to: so that you can follow your own balance, and so that groups can be summed up. No time of day, no address of your machine and no browser is kept with them.",
          "Your own history: the answers of earlier waves. It is used to compare you with yourself, and to find what has begun to drain a group. Nobody is compared with anybody else, and nobody is ranked or scored.",
          "What you share, with whom and until when, that you would like a talk, and who has opened what you shared.",
          "That you are signed in: the kind of browser, and the hour it was last used.",
          "A log of acts such as signing in, changed roles and exports.",
          "Mails that are sent to you, for a few days.",
        ],
        "Nobody is judged by a machine here. A signal about a group is a reason for people to talk.",
      ],
    },
    {
      title: "Who sees what",
      body: [
        [
          "You see your own answers and your own balance over time.",
          "Your supervisor sees what your group said together, for questions that at least five people answered: drains, mixed or nourishes. Where thirty or more answered, also an average and how the answers are spread.",
          "Your supervisor also sees when something has begun to drain the group, for how long, and how sure that is. It never hangs on what a single person answered.",
          "How many took part is told only for groups of seven or more, and only as under half, half or more, or nearly all.",
          "If you share something, only the one you chose sees it, only what you ticked, and only until the day you set. You see each time it is opened.",
          "Administrators see who belongs where and what has been published about groups. They see no answers and not who answered. Trainers see neither.",
        ],
        "What could give away an answer is left out. The page then says that something is not shown, and not what.",
        "The page “What can my supervisor see?” shows you exactly what your supervisor has been shown about your group.",
      ],
    },
    {
      title: "How long it is kept",
      body: [
        [
          "Your answers: {answers} after their wave has closed.",
          "What has been published about groups: {releases}.",
          "What you shared, once that is over, and who opened it: {receipts}.",
          "The log of acts: {audit}.",
          "Sent mails: {mails}.",
          "Links and codes for signing in: one day.",
          "Your name, your team and the rest about who you are at work: until your account is deleted.",
        ],
        "Deleting happens by itself.",
      ],
    },
    {
      title: "What you can do",
      body: [
        [
          "See what is kept about you and take it home.",
          "Have what is wrong put right.",
          "Have it deleted.",
          "Switch your history off. Your answers then stop belonging to you when their wave closes: they count in the group, and nobody can compare you with yourself any more.",
          "Object to how it is used.",
          "Skip questions, or leave whole waves alone.",
        ],
        "Some of it you do yourself when you are signed in. For the rest, ask {organisation}.",
        "If you think that what is yours is not treated as it should be, you can complain to the Norwegian Data Protection Authority, Datatilsynet.",
      ],
    },
    {
      title: "What deleting does, and does not do",
      body: [
        "While a wave is open you can change your answers or take them back, as if they had never been given.",
        "Afterwards, deleting removes your answers and all that belongs to you. What has already been published about a group stays as it is: it speaks of at least five people together and names nobody, and your part cannot be taken out of it again.",
        "Backups keep what they hold until they are deleted themselves.",
      ],
    },
    {
      title: "What we cannot promise",
      body: [
        "Someone with full access to the server could technically read stored answers. Nobody can through Tilsig, whatever their role. That is why the word here is confidential, and we promise no more than that.",
      ],
    },
    {
      title: "When this text changes",
      body: ["You are shown the new text once, the next time you are signed in."],
    },
  ],
};

export const nb: NoticeText = {
  title: "Personvern",
  lead: "Hva {organisation} lagrer om deg i Tilsig, hvem som ser det, og hva du kan gjøre med det.",
  sections: [
    {
      title: "Kort fortalt",
      body: [
        [
          "Svarene dine er fortrolige. I Tilsig er det bare du som ser dem: ikke veilederen, lederen, kollegene, en opplæringsansvarlig eller en administrator.",
          "Andre ser bare hva en fast gruppe på minst fem har sagt til sammen, og først når en runde er lukket.",
          "Du bestemmer om du vil svare, hvilke spørsmål du hopper over, og hva du deler. Ingen får vite at du ikke svarte.",
        ],
        "Denne teksten er informasjon. Du blir ikke bedt om å samtykke til noe.",
      ],
    },
    {
      title: "Hvem som er ansvarlig",
      body: [
        "{organisation} driver denne Tilsig-løsningen og er ansvarlig for det som lagres i den. Det innebærer å bestemme hva det brukes til og på hvilket rettslig grunnlag, og å fortelle deg begge deler.",
        "Spør den som administrerer Tilsig der du jobber, eller personvernombudet.",
      ],
    },
    {
      title: "Hva som lagres, og hvorfor",
      body: [
        [
          "Navn, e-postadresse på jobben, roller, enhet og team, hvem som veileder deg, språk og tidssone: slik at de rette blir spurt, i de rette gruppene.",
          "Svarene dine, hvert med runden det hører til: slik at du kan følge din egen balanse, og slik at grupper kan oppsummeres. Klokkeslett, maskinens adresse og nettleser lagres ikke sammen med dem.",
          "Din egen historikk, det vil si svarene fra tidligere runder. Den brukes til å sammenligne deg med deg selv, og til å finne det som har begynt å tappe en gruppe. Ingen sammenlignes med andre, og ingen rangeres eller får poeng.",
          "Hva du deler, med hvem og hvor lenge, at du ønsker en samtale, og hvem som har åpnet det du delte.",
          "At du er logget inn: hva slags nettleser, og hvilken time den sist ble brukt.",
          "En logg over handlinger som innlogging, endrede roller og eksport.",
          "E-poster som er sendt til deg, i noen dager.",
        ],
        "Ingen vurderes av en maskin her. Et signal om en gruppe er en grunn til at mennesker snakker sammen.",
      ],
    },
    {
      title: "Hvem som ser hva",
      body: [
        [
          "Du ser dine egne svar og din egen balanse over tid.",
          "Veilederen din ser hva gruppen sa til sammen, for spørsmål som minst fem har svart på: tapper, blandet eller nærer. Der tretti eller flere har svart, også et gjennomsnitt og hvordan svarene fordeler seg.",
          "Veilederen ser også når noe har begynt å tappe gruppen, hvor lenge, og hvor sikkert det er. Det avhenger aldri av hva én person svarte.",
          "Hvor mange som deltok, fortelles bare for grupper på sju eller flere, og bare som under halvparten, halvparten eller flere, eller nesten alle.",
          "Deler du noe, ser bare den du valgte det, bare det du krysset av, og bare til den dagen du satte. Du ser hver gang det åpnes.",
          "Administratorer ser hvem som hører til hvor, og hva som er offentliggjort om grupper. De ser ingen svar og ikke hvem som har svart. Opplæringsansvarlige ser ingen av delene.",
        ],
        "Det som kunne røpe et svar, utelates. Da står det på siden at noe ikke vises, og ikke hva.",
        "Siden «Hva kan veilederen min se?» viser deg nøyaktig det veilederen din har fått se om gruppen din.",
      ],
    },
    {
      title: "Hvor lenge det lagres",
      body: [
        [
          "Svarene dine: {answers} etter at runden er lukket.",
          "Det som er offentliggjort om grupper: {releases}.",
          "Det du delte, når det er over, og hvem som åpnet det: {receipts}.",
          "Loggen over handlinger: {audit}.",
          "Sendte e-poster: {mails}.",
          "Lenker og koder for innlogging: ett døgn.",
          "Navnet ditt, teamet ditt og det andre om hvem du er på jobben: til kontoen din slettes.",
        ],
        "Slettingen skjer av seg selv.",
      ],
    },
    {
      title: "Hva du kan gjøre",
      body: [
        [
          "Se hva som er lagret om deg, og ta det med deg.",
          "Få rettet det som er feil.",
          "Få det slettet.",
          "Slå av historikken din. Da hører svarene ikke lenger til deg når runden lukkes: De teller med i gruppen, og ingen kan sammenligne deg med deg selv mer.",
          "Protestere mot hvordan det brukes.",
          "Hoppe over spørsmål, eller la hele runder ligge.",
        ],
        "Noe av dette gjør du selv når du er logget inn. Resten ber du {organisation} om.",
        "Mener du at det som er ditt, ikke behandles som det skal, kan du klage til Datatilsynet.",
      ],
    },
    {
      title: "Hva sletting gjør, og ikke gjør",
      body: [
        "Mens en runde er åpen, kan du endre svarene dine eller trekke dem tilbake, som om de aldri var gitt.",
        "Etterpå fjerner sletting svarene dine og alt som hører til deg. Det som alt er offentliggjort om en gruppe, blir stående: Det handler om minst fem til sammen og nevner ingen, og din del kan ikke tas ut igjen.",
        "Sikkerhetskopier beholder det de inneholder, til de selv slettes.",
      ],
    },
    {
      title: "Hva vi ikke kan love",
      body: [
        "En person med full tilgang til serveren kunne rent teknisk lest lagrede svar. Gjennom Tilsig kan ingen det, uansett rolle. Derfor er ordet her fortrolig, og vi lover ikke mer enn det.",
      ],
    },
    {
      title: "Når denne teksten endres",
      body: ["Du får se den nye teksten én gang, neste gang du er logget inn."],
    },
  ],
};
