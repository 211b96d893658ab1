import { type KyselyPlugin, type OperationNode, type RootOperationNode, TableNode } from "kysely";

/** What a close does, in its order. */
export const parts = ["reading", "figures", "signals", "release", "digests", "commit"] as const;

/** Seconds by part. */
export type Parts = Record<(typeof parts)[number], number>;

/** What is written in pieces is done with the last of them. */
const LAST = -1;

/**
 * Sees from outside where the time of a close goes: by the moments at which it asks the database
 * what, and has the answer. `divide` gives the parts once the close is done, and throws when the
 * close asks in another order than it was written for.
 */
export function closeClock(): KyselyPlugin & { divide(started: number, ended: number): Parts } {
  const moments: { query: string; asked: number; answered: number }[] = [];
  const running = new WeakMap<object, (typeof moments)[number]>();

  function moment(which: "asked" | "answered", query: string, after = 0, place = 0) {
    const found = moments.filter((each) => each.query === query && each[which] >= after);
    const one = found.at(place);
    if (!one)
      throw new Error(`A close has no "${query}" any more where its parts were told by it.`);
    return one[which];
  }

  return {
    transformQuery({ queryId, node }) {
      const one = { query: nameOf(node), asked: performance.now(), answered: NaN };
      moments.push(one);
      running.set(queryId, one);
      return node;
    },
    async transformResult({ queryId, result }) {
      const one = running.get(queryId);
      if (one) one.answered = performance.now();
      return result;
    },
    divide(started, ended) {
      const read = moment("answered", "select response");
      const figures = moment("asked", "select wave", read);
      const signals = moment("answered", "insert early_warning_state", figures);
      const release = moment("answered", "insert release_line", signals, LAST);
      const digests = moment("answered", "insert outbox", release, LAST);
      return {
        reading: seconds(started, read),
        figures: seconds(read, figures),
        signals: seconds(figures, signals),
        release: seconds(signals, release),
        digests: seconds(release, digests),
        commit: seconds(digests, ended),
      };
    },
  };
}

function nameOf(node: RootOperationNode): string {
  if (node.kind === "SelectQueryNode") return `select ${tableOf(node.from?.froms[0])}`;
  return node.kind === "InsertQueryNode" ? `insert ${tableOf(node.into)}` : node.kind;
}

function tableOf(node: OperationNode | undefined) {
  return node && TableNode.is(node) ? node.table.identifier.name : "";
}

function seconds(from: number, to: number) {
  return (to - from) / 1000;
}
