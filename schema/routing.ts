/** In which direction each part of a list's sort key runs; the last part is unique. */
export type KeyOrder = readonly ('ASC' | 'DESC')[];

/** How a root field is answered where members' data lies on several nodes. */
export type Route =
  /** By the node of the member that the first of these arguments names which is given: an id, a number, a code. Where none is given, any node judges it. */
  | { readonly kind: 'OWNER'; readonly at: readonly string[] }
  /** By the nodes of all members asked for, merged by the sort key in the cursors. */
  | {
      readonly kind: 'CONNECTION';
      /** The argument that names members; without it, all. */
      readonly members: string;
      /** The list's order, or one for each value of its `orderBy`. */
      readonly order: KeyOrder | Readonly<Record<string, KeyOrder>>;
      /** Whether an officer sees rows of the own member only, so that no other node is asked. */
      readonly ownOnly: boolean;
    }
  /** Like CONNECTION, in the order of each node's log; its cursor is a vector of the nodes' cursors. */
  | { readonly kind: 'FEED'; readonly members: string; readonly ownOnly: true }
  /** By any node that answers: all know it alike. */
  | { readonly kind: 'ANY' }
  /** By every node, each for itself. */
  | { readonly kind: 'EVERY' }
  /** By the gateway itself, which asks the nodes for what it lacks. */
  | { readonly kind: 'GATEWAY' };

const ownerBy = (...at: string[]): Route => ({ kind: 'OWNER', at });
const NEWEST: KeyOrder = ['DESC', 'DESC'];
const list = (order: KeyOrder | Readonly<Record<string, KeyOrder>>, ownOnly = true): Route => ({
  kind: 'CONNECTION',
  members: 'filter.members',
  order,
  ownOnly,
});

const ofCase = ownerBy('input.case');
const ofAppointment = ownerBy('input.appointment');
const ofAction = ownerBy('input.accountabilityAction');
const ofRectification = ownerBy('input.rectification');
const ofStaff = ownerBy('input.staff');

/** The route of every root field, by its type and name. A test holds it against the schema. */
export const ROUTES: Readonly<Record<string, Route>> = {
  'Query.accountabilityActions': list(NEWEST, false),
  'Query.alerts': list(NEWEST),
  'Query.appointments': list(NEWEST),
  'Query.appointmentSlots': ownerBy('member', 'center'),
  'Query.appraisals': { kind: 'GATEWAY' },
  'Query.case': ownerBy('id', 'number'),
  'Query.caseStatistics': { kind: 'GATEWAY' },
  'Query.cases': list({ RECEIVED_DESC: NEWEST, RECEIVED_ASC: ['ASC', 'ASC'], DUE_ASC: ['ASC', 'ASC'] }),
  'Query.changes': { kind: 'FEED', members: 'members', ownOnly: true },
  'Query.clockPreview': ownerBy('input.itemCode'),
  'Query.inquiries': { kind: 'CONNECTION', members: 'members', order: NEWEST, ownOnly: false },
  'Query.inspections': list(NEWEST),
  'Query.item': ownerBy('code'),
  'Query.items': list(['ASC', 'ASC'], false),
  'Query.jointCase': ownerBy('id'),
  'Query.member': { kind: 'GATEWAY' },
  'Query.members': { kind: 'GATEWAY' },
  'Query.node': ownerBy('id'),
  'Query.rectifications': list(['ASC', 'ASC']),
  'Query.report': ownerBy('member'),
  'Query.reports': list(['DESC', 'ASC']),
  'Query.trackCase': ownerBy('number'),
  'Query.viewer': { kind: 'GATEWAY' },
  'Query.visits': list(NEWEST),
  'Query.workingCalendar': { kind: 'ANY' },
  'Mutation.acceptCase': ofCase,
  'Mutation.acknowledgeAlert': ownerBy('input.alert'),
  'Mutation.advanceTrainingClock': { kind: 'EVERY' },
  'Mutation.answerInquiry': ownerBy('input.inquiry'),
  'Mutation.bookAppointment': ownerBy('input.slot', 'input.itemCode'),
  'Mutation.cancelAppointment': ofAppointment,
  'Mutation.cancelVisit': ownerBy('input.visit'),
  'Mutation.checkInAppointment': ofAppointment,
  'Mutation.closeInspection': ownerBy('input.inspection'),
  'Mutation.confirmAppointment': ofAppointment,
  'Mutation.correctOnTheSpot': ofCase,
  'Mutation.decideAccountability': ofAction,
  'Mutation.decideCase': ofCase,
  'Mutation.deliverCase': ofCase,
  'Mutation.deliverJointCase': ownerBy('input.jointCase'),
  'Mutation.draftItem': ownerBy('input.member'),
  'Mutation.extendCase': ofCase,
  'Mutation.finishProcedure': ofCase,
  'Mutation.markNoShow': ofAppointment,
  'Mutation.notifyAccountability': ofAction,
  'Mutation.openInquiry': ownerBy('input.member'),
  'Mutation.openInspection': ownerBy('input.member'),
  'Mutation.openJointCase': ownerBy('input.lead'),
  'Mutation.openRectification': ownerBy('input.member'),
  'Mutation.openSlots': ownerBy('input.center'),
  'Mutation.proposeAccountability': ownerBy('input.member'),
  'Mutation.publishAccountability': ofAction,
  'Mutation.publishCalendar': { kind: 'EVERY' },
  'Mutation.publishItem': ownerBy('input.code'),
  'Mutation.rateCase': ownerBy('input.number'),
  'Mutation.receiveCase': ownerBy('input.itemCode'),
  'Mutation.recordFinding': ownerBy('input.inspection'),
  'Mutation.recordLeave': ofStaff,
  'Mutation.recordTraining': ofStaff,
  'Mutation.recordVisit': ownerBy('input.visit'),
  'Mutation.referInquiry': ownerBy('input.inquiry'),
  'Mutation.refuseAcceptance': ofCase,
  'Mutation.registerStaff': ownerBy('input.member'),
  'Mutation.requestCorrection': ofCase,
  'Mutation.retireItem': ownerBy('input.code'),
  'Mutation.returnRectification': ofRectification,
  'Mutation.returnReport': ownerBy('input.report'),
  'Mutation.reviewCase': ofCase,
  'Mutation.rotateStaff': ofStaff,
  'Mutation.scheduleVisit': ownerBy('input.member'),
  'Mutation.startProcedure': ofCase,
  'Mutation.stateCase': ofAction,
  'Mutation.submitRectification': ofRectification,
  'Mutation.submitReport': ownerBy('input.member'),
  'Mutation.supplementMaterials': ofCase,
  'Mutation.terminateCase': ofCase,
  'Mutation.verifyRectification': ofRectification,
  'Mutation.withdrawCase': ofCase,
  'Subscription.alertRaised': { kind: 'FEED', members: 'members', ownOnly: true },
  'Subscription.caseProgress': ownerBy('id', 'number'),
  'Subscription.memberProgress': { kind: 'FEED', members: 'members', ownOnly: true },
};

/** The node's own query that answers each subscription's log from a cursor on. */
export const FEED_QUERIES: Readonly<Record<string, string>> = {
  alertRaised: '_alertFeed',
  caseProgress: '_caseFeed',
  memberProgress: '_memberFeed',
};
