import type { BoardRequest, Party } from "../load-board.server.ts";

/**
 * A request as one of its sides may see it: what matters most to another delegation is that one's own affair, and never
 * leaves the server.
 */
export function asSideSees(request: BoardRequest, delegationId: string): BoardRequest {
  const hide = (party: Party): Party =>
    party.delegationId === delegationId ? party : { ...party, position: 0 };
  return { ...request, parties: request.parties.map(hide), answers: request.answers.map(hide) };
}
