import { maySeeAppointment } from '../../../domain/appointments/appointment-policy.js';
import { completeAppointment, judgeForReceipt } from '../../../domain/appointments/appointment-steps.js';
import type { ReceiveRequest } from '../../../domain/cases/receive-case.js';
import { refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { APPOINTMENTS } from '../../../prisma/appointments/appointments.js';
import type { CaseRow } from '../../../prisma/cases/case-row.js';
import { readMark } from '../../../prisma/shared/mark-read.js';
import { lockRecord, updateRecord } from '../../../prisma/shared/records.js';
import { ChangedMeanwhile, inTransaction, notFound } from '../../shared/change-record.js';
import type { Services } from '../../shared/context.js';
import { insideTransaction } from '../../shared/inside-transaction.js';
import { appendEvent, type Appending } from './append-event.js';
import { appendInside } from './append-inside.js';

/**
 * Receives a case with the appointment that brought the applicant: the appointment is completed, and its check-in enters the case's
 * history (M25), all in one transaction. `null`: the same request came in meanwhile.
 */
export async function receiveWithAppointment(
  services: Services,
  receipt: Appending,
  { caller, applicant }: ReceiveRequest,
  appointmentId: string,
): Promise<Verdict<CaseRow> | null> {
  const { item, memberCode, actor, recordedAt, outcome } = receipt;
  const work = inTransaction(services.database, async (transaction): Promise<Verdict<CaseRow>> => {
    const appointment = await lockRecord(transaction, APPOINTMENTS, appointmentId);
    if (receipt.mark !== null && (await readMark(transaction, receipt.mark)) !== null) throw new ChangedMeanwhile();
    if (appointment === null || !maySeeAppointment(caller, appointment)) return refuse(notFound(['appointment']));
    const refusals = judgeForReceipt(appointment, { itemCode: item.code, applicant, memberCode });
    if (refusals.length > 0) return refuse(...refusals);
    const inside = insideTransaction(services, transaction);
    const received = await appendEvent(inside, receipt);
    if (received === null) throw new ChangedMeanwhile();
    if (!received.granted) return received;
    await updateRecord(transaction, APPOINTMENTS, completeAppointment(appointment, receipt.caseId));
    const { number, checkedInAt } = appointment;
    return appendInside(inside, { row: received.value, item, actor, now: recordedAt }, [
      {
        outcome: {
          data: { kind: 'APPOINTMENT_CHECKED_IN', appointmentId, number, checkedInAt: checkedInAt ?? recordedAt },
          status: outcome.status,
          occurredAt: outcome.occurredAt,
          note: number,
        },
      },
    ]);
  });
  const verdict = await work.catch((error: unknown) => {
    if (error instanceof ChangedMeanwhile) return null;
    throw error;
  });
  services.bus.wake();
  return verdict;
}
