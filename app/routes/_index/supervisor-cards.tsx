/** What waits for a supervisor: the newest release of each cell. */
export function SupervisorCards() {
  return null;
}
