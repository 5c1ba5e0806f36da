import { grant, type Verdict } from '../../domain/shared/refusal.js';
import type { Inspection } from '../../domain/inspections/inspection.js';
import { findOpenElectronic, lockUninspectedAlerts, tieAlert } from '../../prisma/inspections/electronic.js';
import { INSPECTIONS } from '../../prisma/inspections/inspections.js';
import { insertRecord } from '../../prisma/shared/records.js';
import { inTransaction } from '../shared/change-record.js';
import type { Services } from '../shared/context.js';
import { inspectionHead } from './inspection-head.js';

const BATCH = 100;
const INSPECTOR = '电子监察系统';

/**
 * Opens an electronic inspection (电子监察) for each case with a red alert, at the moment of the alert; further red alerts of the case
 * join it while it is open. Once for each alert, however many processes look.
 */
export async function openElectronicInspections(services: Services): Promise<void> {
  for (;;) {
    const verdict = await inTransaction(services.database, async (transaction): Promise<Verdict<number>> => {
      const alerts = await lockUninspectedAlerts(transaction, BATCH);
      for (const { id, memberCode, caseId, raisedAt } of alerts) {
        const open = await findOpenElectronic(transaction, caseId);
        if (open !== null) {
          await tieAlert(transaction, id, open);
          continue;
        }
        const head = await inspectionHead(services, transaction, memberCode, raisedAt);
        const kind = 'ELECTRONIC';
        const inspection: Inspection = { ...head, kind, memberCode, centerId: null, caseId, inspectors: [INSPECTOR], invited: [] };
        await insertRecord(transaction, INSPECTIONS, inspection);
        await tieAlert(transaction, id, inspection.id);
      }
      return grant(alerts.length);
    });
    if (!verdict.granted || verdict.value < BATCH) return;
  }
}
