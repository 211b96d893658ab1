import * as accessibility from "./accessibility.ts";
import * as administration from "./administration.ts";
import * as answering from "./answering.ts";
import * as assignments from "./assignments.ts";
import * as balance from "./balance.ts";
import * as cameOfIt from "./came-of-it.ts";
import * as cells from "./cells.ts";
import * as common from "./common.ts";
import * as digest from "./digest.ts";
import * as earlyWarning from "./early-warning.ts";
import * as kept from "./kept.ts";
import * as mail from "./mail.ts";
import * as mailQueue from "./mail-queue.ts";
import * as notice from "./notice.ts";
import * as ownData from "./own-data.ts";
import * as retention from "./retention.ts";
import * as series from "./series.ts";
import * as settings from "./settings.ts";
import * as shares from "./shares.ts";
import * as signIn from "./sign-in.ts";
import * as trainingEditor from "./training-editor.ts";
import * as teamTraining from "./team-training.ts";
import * as training from "./training.ts";
import * as trainingMail from "./training-mail.ts";
import * as waves from "./waves.ts";

/**
 * Every text of the product that is not data. A topic is a file with `en`, which is the shape, and
 * `nb: typeof en`, so that a text that lacks its second language does not compile.
 */
const en = {
  accessibility: accessibility.en,
  administration: administration.en,
  answering: answering.en,
  assignments: assignments.en,
  balance: balance.en,
  digest: digest.en,
  cameOfIt: cameOfIt.en,
  cells: cells.en,
  common: common.en,
  earlyWarning: earlyWarning.en,
  kept: kept.en,
  mail: mail.en,
  mailQueue: mailQueue.en,
  notice: notice.en,
  ownData: ownData.en,
  retention: retention.en,
  series: series.en,
  settings: settings.en,
  shares: shares.en,
  signIn: signIn.en,
  teamTraining: teamTraining.en,
  training: training.en,
  trainingMail: trainingMail.en,
  trainingEditor: trainingEditor.en,
  waves: waves.en,
};
const nb: typeof en = {
  accessibility: accessibility.nb,
  administration: administration.nb,
  answering: answering.nb,
  assignments: assignments.nb,
  balance: balance.nb,
  digest: digest.nb,
  cameOfIt: cameOfIt.nb,
  cells: cells.nb,
  common: common.nb,
  earlyWarning: earlyWarning.nb,
  kept: kept.nb,
  mail: mail.nb,
  mailQueue: mailQueue.nb,
  notice: notice.nb,
  ownData: ownData.nb,
  retention: retention.nb,
  series: series.nb,
  settings: settings.nb,
  shares: shares.nb,
  signIn: signIn.nb,
  teamTraining: teamTraining.nb,
  training: training.nb,
  trainingMail: trainingMail.nb,
  trainingEditor: trainingEditor.nb,
  waves: waves.nb,
};

export type Messages = typeof en;
export type Language = "en" | "nb";

export function messagesFor(language: Language): Messages {
  return language === "nb" ? nb : en;
}
