import { createServer, type AddressInfo } from "node:net";

/** How many ports after the wanted one are tried. */
const tries = 20;

/** The first port from `wanted` on that nobody listens on (0: any); null when there is none near. */
export async function freePort(wanted: number): Promise<number | null> {
  for (let port = wanted; port <= Math.min(wanted + tries, 65_535); port++) {
    const free = await listenBriefly(port);
    if (free !== null) return free;
  }
  return null;
}

function listenBriefly(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE" || error.code === "EACCES";
      if (isTaken) resolve(null);
      else reject(error);
    });
    server.listen(port, () => {
      const { port: found } = server.address() as AddressInfo; // a string for pipes only
      server.close(() => resolve(found));
    });
  });
}
