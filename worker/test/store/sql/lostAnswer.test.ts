import { describe, expect, it } from 'vitest';
import { GroupedCompletions } from '../../../src/store/sql/groupedCompletions';

/** BullMQ's statement. */
const COMPLETE = 'SELECT move_to_completed($1, $2, $3, $4::jsonb, $5, $6, $7, $8) AS finished_on;';
const PARAMETERS = ['queue', 'evt_1', 'token', '{}', 1_000, false, 3600, 1000];

/** Completions in a database that answers with an error. */
function failingWith(code: string): { completions: GroupedCompletions; sent: string[] } {
	const sent: string[] = [];
	const query = async (text: string): Promise<never> => {
		sent.push(text);
		throw Object.assign(new Error('failed'), { code });
	};
	return { completions: new GroupedCompletions({ query }), sent };
}

describe('a completed job', () => {
	it.each(['EPIPE', 'ECONNRESET', '57P01', '08006'])(
		'is not recorded again if the connection is lost (%s), because it may have been recorded',
		async (code) => {
			const { completions, sent } = failingWith(code);
			await expect(completions.run(COMPLETE, PARAMETERS)).rejects.toMatchObject({ code });
			expect(sent).toHaveLength(1);
		},
	);

	it.each(['BM001', '40P01', '25006'])(
		'is recorded by itself if the database refuses its group (%s)',
		async (code) => {
			const { completions, sent } = failingWith(code);
			await expect(completions.run(COMPLETE, PARAMETERS)).rejects.toMatchObject({ code });
			expect(sent).toEqual([expect.stringContaining('complete_and_claim'), COMPLETE]);
		},
	);
});
