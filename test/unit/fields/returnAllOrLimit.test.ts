import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, runOperation } from '../../harness/runOperation';

mockAps();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const COMPANIES = `/construction/admin/v1/accounts/${ACCOUNT}/companies`;
const companies = (limit: string) =>
	runOperation('accountCompany.getAll', { account: byId(ACCOUNT), limit: `={{ ${limit} }}` });

describe('the limit of a list', () => {
	it.each(['0', '-3', '2.5', '"many"'])(
		'is refused before any call when it is %s',
		async (limit) => {
			const { error } = await companies(limit);
			expect(error?.message).toMatch(/^Limit: ".+" is out of range; use a whole number from 1 to/);
		},
	);

	it.each(['null', '""'])('is 50 when an expression returns %s', async (limit) => {
		aps().get(COMPANIES).query({ limit: 50, offset: 0 }).reply(200, { results: [] });
		expect((await companies(limit)).error).toBeUndefined();
	});

	it('may be a string that contains a number', async () => {
		aps().get(COMPANIES).query({ limit: 7, offset: 0 }).reply(200, { results: [] });
		expect((await companies('"7"')).error).toBeUndefined();
	});

	it('applies when Return All is the string "false"', async () => {
		aps().get(COMPANIES).query({ limit: 50, offset: 0 }).reply(200, { results: [] });
		const parameters = { account: byId(ACCOUNT), returnAll: '={{ "false" }}' };
		const { error } = await runOperation('accountCompany.getAll', parameters);
		expect(error).toBeUndefined();
	});

	it('is not guessed when Return All is neither true nor false', async () => {
		const parameters = { account: byId(ACCOUNT), returnAll: '={{ "some" }}' };
		const { error } = await runOperation('accountCompany.getAll', parameters);
		expect(error?.message).toContain('Return All: "some" is neither true nor false');
	});
});
