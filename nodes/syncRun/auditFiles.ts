import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import { toCsv } from '../sync/audit';
import type { AuditRecord } from '../sync/audit';

/** The record of a run as files: CSV for people, JSON to undo the run with. */
export async function auditFiles(
	ctx: IExecuteFunctions,
	records: readonly AuditRecord[],
): Promise<IBinaryKeyData> {
	const name = `sync-${records[0].appliedAt.replace(/\..*/, '').replaceAll(':', '-')}`;
	const json = JSON.stringify({ changes: records }, undefined, '\t');
	const [auditCsv, auditJson] = await Promise.all([
		ctx.helpers.prepareBinaryData(Buffer.from(toCsv(records)), `${name}.csv`, 'text/csv'),
		ctx.helpers.prepareBinaryData(Buffer.from(json), `${name}.json`, 'application/json'),
	]);
	return { auditCsv, auditJson };
}
