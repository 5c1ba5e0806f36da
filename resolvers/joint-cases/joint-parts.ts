import type { Applicant } from '../../domain/applicants/applicant.js';
import type { Actor } from '../../domain/cases/case-event.js';
import type { JointCaseRef, JointMaterial, PartState } from '../../domain/joint-cases/joint-case.js';
import type { ItemOffer } from '../../domain/joint-cases/open-joint-case.js';
import type { Instant } from '../../domain/shared/time.js';

/** A part of a joint case as its member is to receive it. */
export interface PartOrder {
  readonly joint: JointCaseRef;
  readonly itemCode: string;
  readonly applicant: Applicant;
  readonly materials: readonly JointMaterial[];
  readonly receivedBy: Actor;
  readonly occurredAt: Instant;
  /** The joint case's one tracking code. */
  readonly trackingCode: string;
}

/** What came of an order: the case, or why there can be none. */
export type PartReceipt = { readonly caseId: string } | { readonly refused: string };

/** A part's decision as it is handed over with the whole. */
export interface PartDelivery {
  readonly caseId: string;
  readonly deliveredBy: Actor;
  readonly occurredAt: Instant;
}

/** The member of a part cannot be reached now. */
export class PartUnreachable extends Error {
  constructor(readonly member: string) {
    super(`member ${member} cannot be reached`);
  }
}

/** What the member of an item says of it; null where it cannot be asked now. */
export async function offerOf({ jointParts }: { readonly jointParts: JointParts }, itemCode: string): Promise<ItemOffer | null> {
  try {
    return await jointParts.offer(itemCode);
  } catch (error) {
    if (error instanceof PartUnreachable) return null;
    throw error;
  }
}

/**
 * The members' side of joint cases, wherever they are. Every method may be repeated without doubling anything, and throws
 * PartUnreachable where the member cannot be asked now.
 */
export interface JointParts {
  /** What the member of an item says of it. */
  offer(itemCode: string): Promise<ItemOffer>;
  /** Receives a part; repeated, it answers the same case. */
  receive(order: PartOrder): Promise<PartReceipt>;
  /** How a part stands; null where there is no such case. */
  state(caseId: string): Promise<PartState | null>;
  /** Hands a decided part over; what has ended without a decision stays as it is. */
  deliver(delivery: PartDelivery): Promise<void>;
}
