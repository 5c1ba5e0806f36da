/** How the records of a period `p` (member, starts, ends) are gathered as JSON; field names are those of the form's facts. */
export interface FactsSql {
  readonly facts: string;
  readonly figure?: string;
}

const within = (instant: string): string => `(${instant} >= p.starts AND ${instant} < p.ends)`;
const isoText = (instant: string): string => `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const textsOf = (array: string): string => `(SELECT jsonb_array_elements_text(${array}))`;

/** A case `c` closed in the period: its decision delivered, or ended without one; the record is opened for what was never delivered alone. */
const CLOSED = `(${within('c.delivered_at')} OR (c.delivered_at IS NULL AND ${within(`(c.record ->> 'endedAt')::timestamptz`)}))`;
const nameOfStaff = (id: string): string => `(SELECT s.name FROM staff s WHERE s.id = ${id})`;

/** Each published item, with what inspections found in its cases. */
export const CONSOLIDATION_SQL: FactsSql = {
  facts: `SELECT jsonb_agg(jsonb_build_object(
      'item', i.content || jsonb_build_object('code', i.code),
      'violations', COALESCE((SELECT jsonb_agg(f.violation) FROM finding f JOIN case_record c ON c.id = f.case_id
        WHERE f.member_code = p.member AND c.item_code = i.code AND ${within('f.recorded_at')}), '[]'::jsonb)) ORDER BY i.code)
    FROM item_version i WHERE i.member_code = p.member AND i.status = 'PUBLISHED'`,
};

/** Cases accepted on a commitment in the period, or closed in it. */
export const DEFERRED_SQL: FactsSql = {
  facts: `SELECT jsonb_agg(jsonb_build_object(
      'record', c.record,
      'item', jsonb_build_object('name', i.content -> 'name', 'statutoryLimit', i.content -> 'statutoryLimit',
        'promisedLimit', i.content -> 'promisedLimit', 'materials', i.content -> 'materials'),
      'commitment', (SELECT jsonb_build_object('year', d.year, 'sequence', d.sequence) FROM document d
        WHERE d.case_id = c.id AND d.kind = 'COMMITMENT' ORDER BY d.issued_at LIMIT 1),
      'handler', ${nameOfStaff(`c.record ->> 'firstResponder'`)}) ORDER BY c.accepted_at, c.id)
    FROM case_record c JOIN item_version i ON i.id = c.item_version_id
    WHERE c.member_code = p.member AND (${within('c.accepted_at')} OR (c.accepted_at < p.starts AND ${CLOSED}))
      AND c.record ->> 'acceptanceMode' = 'TOLERANT'`,
  figure: `SELECT count(*) FROM case_record c WHERE c.member_code = p.member AND ${within('c.accepted_at')}`,
};

/** Visits of the period, and earlier ones of which the later case closed in it; that case as for `readLaterCases`. */
export const ON_SITE_SQL: FactsSql = {
  facts: `SELECT jsonb_agg(jsonb_build_object(
      'visit', v.record,
      'itemNames', COALESCE((SELECT jsonb_agg(i.content -> 'name' ORDER BY i.code) FROM item_version i
        WHERE i.id IN ${textsOf(`v.record -> 'itemVersionIds'`)}), '[]'::jsonb),
      'contactOfficer', ${nameOfStaff(`v.record ->> 'contactOfficer'`)},
      'attendees', COALESCE((SELECT jsonb_agg(s.name ORDER BY s.id) FROM staff s
        WHERE s.id IN ${textsOf(`v.record -> 'attendees'`)}), '[]'::jsonb),
      'later', c.record) ORDER BY v.visited_at, v.id)
    FROM visit v LEFT JOIN LATERAL (
      SELECT l.record, l.delivered_at FROM case_record l
      WHERE l.id = v.case_id OR (v.case_id IS NULL AND l.item_code IN ${textsOf(`v.record -> 'itemCodes'`)}
        AND l.received_at >= v.visited_at AND l.applicant_name = v.record -> 'project' ->> 'owner')
      ORDER BY l.received_at, l.id LIMIT 1) c ON TRUE
    WHERE v.member_code = p.member AND v.kind = 'ON_SITE_SERVICE' AND v.status = 'DONE'
      AND (${within('v.visited_at')} OR (v.visited_at < p.starts AND ${CLOSED}))`,
};

/** Appointments for a day of the period, and earlier ones of which the case closed in it. */
export const APPOINTMENTS_SQL: FactsSql = {
  facts: `SELECT jsonb_agg(jsonb_build_object(
      'appointment', a.record,
      'itemName', i.content -> 'name',
      'slotEndsAt', (SELECT ${isoText('t.ends_at')} FROM slot t WHERE t.id = a.record ->> 'slotId'),
      'record', c.record,
      'window', w.name,
      'handler', s.name) ORDER BY a.starts_at, a.id)
    FROM appointment a JOIN item_version i ON i.id = a.record ->> 'itemVersionId'
    LEFT JOIN case_record c ON c.id = a.case_id
    LEFT JOIN staff s ON s.id = c.record ->> 'firstResponder' LEFT JOIN service_window w ON w.id = s.window_id
    WHERE a.member_code = p.member AND (${within('a.starts_at')} OR (a.starts_at < p.starts AND ${CLOSED}))`,
};

/** A line `r` of the ledger was not put right before the period began; the last note of a verified one is its verification. */
const STOOD_AT_START = `(r.status <> 'VERIFIED' OR (r.record -> 'progress' -> -1 ->> 'at')::timestamptz >= p.starts)`;

/** Every township centre of the district, with what was looked at there. */
export const TOWNSHIPS_SQL: FactsSql = {
  facts: `SELECT jsonb_agg(jsonb_build_object(
      'centerName', z.name,
      'windows', (SELECT count(*) FROM service_window w WHERE w.center_id = z.id),
      'staff', (SELECT count(*) FROM staff s JOIN service_window w ON w.id = s.window_id WHERE w.center_id = z.id),
      'inspections', COALESCE((SELECT jsonb_agg(n.record ORDER BY n.opened_at, n.id) FROM inspection n
        WHERE n.center_id = z.id AND ${within('n.opened_at')}), '[]'::jsonb),
      'findings', COALESCE((SELECT jsonb_agg(f.record ORDER BY f.recorded_at, f.id) FROM finding f JOIN inspection n ON n.id = f.inspection_id
        WHERE n.center_id = z.id AND ${within('f.recorded_at')}), '[]'::jsonb),
      'rectifications', COALESCE((SELECT jsonb_agg(r.record ORDER BY r.due_on, r.id) FROM rectification r
        JOIN finding f ON f.id = r.finding_id JOIN inspection n ON n.id = f.inspection_id
        WHERE n.center_id = z.id AND r.opened_at < p.ends AND ${STOOD_AT_START}), '[]'::jsonb),
      'complaints', (SELECT count(*) FROM case_record c JOIN staff s ON s.id = c.record ->> 'firstResponder'
        JOIN service_window w ON w.id = s.window_id
        WHERE c.member_code = p.member AND w.center_id = z.id AND c.record -> 'evaluation' ->> 'level' IN ('DISSATISFIED', 'VERY_DISSATISFIED')
          AND ${within(`(c.record -> 'evaluation' ->> 'ratedAt')::timestamptz`)})) ORDER BY z.id)
    FROM center z WHERE z.member_code = p.member AND z.level = 'TOWNSHIP'`,
};

/** Inspections opened or closed in the period; the figure: lines of the ledger from before it that it began with. */
export const INSPECTIONS_SQL: FactsSql = {
  facts: `SELECT jsonb_agg(jsonb_build_object(
      'inspection', n.record,
      'center', (SELECT jsonb_build_object('name', z.name, 'level', z.level) FROM center z WHERE z.id = n.center_id),
      'findings', COALESCE((SELECT jsonb_agg(f.record ORDER BY f.recorded_at, f.id) FROM finding f
        WHERE f.inspection_id = n.id), '[]'::jsonb),
      'rectifications', COALESCE((SELECT jsonb_agg(r.record ORDER BY r.due_on, r.id) FROM rectification r
        JOIN finding f ON f.id = r.finding_id WHERE f.inspection_id = n.id), '[]'::jsonb),
      'actions', COALESCE((SELECT jsonb_agg(b.record ORDER BY b.proposed_at, b.id) FROM accountability b
        WHERE b.member_code = p.member
          AND b.finding_ids && ARRAY(SELECT f.id FROM finding f WHERE f.inspection_id = n.id)), '[]'::jsonb),
      'cards', (SELECT jsonb_build_object('yellow', count(*) FILTER (WHERE a.level = 'YELLOW'), 'red', count(*) FILTER (WHERE a.level = 'RED'))
        FROM alert a WHERE a.inspection_id = n.id OR a.case_id = n.case_id
          OR a.case_id IN (SELECT f.case_id FROM finding f WHERE f.inspection_id = n.id))) ORDER BY n.opened_at, n.id)
    FROM inspection n WHERE n.member_code = p.member AND (${within('n.opened_at')} OR ${within('n.closed_at')})`,
  figure: `SELECT count(*) FROM rectification r WHERE r.member_code = p.member AND r.opened_at < p.starts AND ${STOOD_AT_START}`,
};
