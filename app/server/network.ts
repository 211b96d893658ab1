import { isIPv6 } from "node:net";

/**
 * What counts as one network address for limits: an IPv4 address whole, an IPv6 address by its first
 * 64 bits, because one household or phone has all the others.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  return isIPv6(plain) ? `${firstGroups(plain)}::/64` : plain;
}

function firstGroups(address: string) {
  const [head = "", tail] = address.split("::");
  const start = head === "" ? [] : head.split(":");
  const end = tail ? tail.split(":") : [];
  const gap = tail === undefined ? 0 : 8 - start.length - end.length;
  const groups = [...start, ...Array<string>(gap).fill("0"), ...end];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
