import { Presets, SingleBar } from "cli-progress";

export interface Progress {
  at(done: number, of: number): void;
  stop(): void;
}

/** A bar on standard error while work goes on; nothing at all where that is not a terminal. */
export function showProgress(what: string): Progress {
  if (!process.stderr.isTTY) return { at: () => {}, stop: () => {} };
  const bar = new SingleBar(
    {
      format: `${what} {bar} {percentage} %`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0);
  return {
    at: (done, of) => {
      bar.setTotal(of);
      bar.update(done);
      // The work may not let go of the process for long enough to draw by itself.
      bar.render();
    },
    stop: () => bar.stop(),
  };
}
