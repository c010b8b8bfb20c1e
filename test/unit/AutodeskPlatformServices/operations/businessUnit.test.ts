import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';

mockAps();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const UNITS = `/hq/v1/accounts/${ACCOUNT}/business_units_structure`;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const account = byId(`b.${ACCOUNT}`);
const europe = {
	id: '5b2e8f03-0000-4d17-8e6f-000000000001',
	account_id: ACCOUNT,
	parent_id: null,
	name: 'Europe',
	path: 'Europe',
	description: 'All branches',
};
const germany = {
	id: '5b2e8f03-0000-4d17-8e6f-000000000002',
	account_id: ACCOUNT,
	parent_id: europe.id,
	name: 'Germany',
	path: 'Europe/Germany',
	description: null,
};
const shownEurope = {
	name: 'Europe',
	path: 'Europe',
	description: 'All branches',
	createdAt: null,
	updatedAt: null,
	id: europe.id,
	parentId: null,
	accountId: ACCOUNT,
};
const shownGermany = {
	...shownEurope,
	name: 'Germany',
	path: 'Europe/Germany',
	description: null,
	id: germany.id,
	parentId: europe.id,
};
const existing = { business_units: [europe, germany] };
const sentEurope = { id: europe.id, name: 'Europe', description: 'All branches' };
const sentGermany = { id: germany.id, name: 'Germany', parent_id: europe.id };

interface Sent {
	business_units: Array<{ id: string; name: string; parent_id?: string }>;
}

describe('Business Unit: Get Many', () => {
	const getAll = (parameters: INodeParameters = {}) =>
		runOperation('businessUnit.getAll', { account, ...parameters }, { as: 'twoLegged' });

	it('returns one record for each unit', async () => {
		aps({ region: 'EMEA' }).get(UNITS).reply(200, existing);
		const { records } = await getAll({ options: { region: 'EMEA' } });
		expect(records).toEqual([shownEurope, shownGermany]);
	});

	it('stops at the limit', async () => {
		aps().get(UNITS).reply(200, existing);
		expect((await getAll({ limit: 1, simplify: false })).records).toEqual([europe]);
	});

	it('rejects an invalid limit before any call', async () => {
		expect((await getAll({ limit: 0 })).error?.message).toContain('Limit: "0" is out of range');
	});

	it('treats no content as no units', async () => {
		aps().get(UNITS).reply(204);
		expect((await getAll()).records).toEqual([]);
	});
});

describe('Business Unit: Create', () => {
	const create = (units: object[], parameters: INodeParameters = {}) =>
		runOperation(
			'businessUnit.create',
			{ account, units: { unit: units as INodeParameters[] }, ...parameters },
			{ as: 'twoLegged' },
		);

	it('includes the existing units', async () => {
		let sent: Sent | undefined;
		aps({ region: 'EMEA' })
			.get(UNITS)
			.reply(200, existing)
			.put(UNITS, (body: Sent) => (sent = body) !== undefined)
			.reply(200, existing);
		const { records } = await create([{ name: 'Berlin', parent: 'Europe / Germany' }], {
			options: { region: 'EMEA' },
		});
		expect(sent?.business_units).toEqual([
			sentEurope,
			sentGermany,
			{ id: expect.stringMatching(GUID), name: 'Berlin', parent_id: germany.id },
		]);
		expect(records).toEqual([shownEurope, shownGermany]);
	});

	it('builds a tree of new units at once', async () => {
		let sent: Sent = { business_units: [] };
		aps()
			.get(UNITS)
			.reply(200, { business_units: [] })
			.put(UNITS, (body: Sent) => (sent = body) !== undefined)
			.reply(200, existing);
		await create([], {
			specifyUnits: 'json',
			unitsJson: '[{ "name": "Asia" }, { "name": "Japan", "parent": "Asia" }]',
		});
		const [asia, japan] = sent.business_units;
		expect(asia).toEqual({ id: expect.stringMatching(GUID), name: 'Asia' });
		expect(japan).toEqual({ id: expect.stringMatching(GUID), name: 'Japan', parent_id: asia.id });
	});

	it('updates a unit with the same name and parent instead of adding a second one', async () => {
		aps()
			.get(UNITS)
			.reply(200, existing)
			.put(UNITS, { business_units: [sentEurope, { ...sentGermany, description: 'New' }] })
			.reply(200, existing);
		const { error } = await create([{ name: 'Germany', parent: 'Europe', description: 'New' }]);
		expect(error).toBeUndefined();
	});

	it('renames a unit by its ID and leaves it where it is', async () => {
		aps()
			.get(UNITS)
			.reply(200, existing)
			.put(UNITS, { business_units: [sentEurope, { ...sentGermany, name: 'Deutschland' }] })
			.reply(200, existing);
		const { error } = await create([{ id: germany.id, name: 'Deutschland' }]);
		expect(error).toBeUndefined();
	});

	it('moves a unit by its ID to the top', async () => {
		aps()
			.get(UNITS)
			.reply(200, existing)
			.put(UNITS, { business_units: [sentEurope, { id: germany.id, name: 'Germany' }] })
			.reply(200, existing);
		const { error } = await create([{ id: germany.id, name: 'Germany', parent: '/' }]);
		expect(error).toBeUndefined();
	});

	it('finds a parent whose name contains a slash', async () => {
		const sales = { ...europe, name: 'Sales / Service', description: null };
		let sent: Sent = { business_units: [] };
		aps()
			.get(UNITS)
			.reply(200, { business_units: [{ ...sales, parent_id: '' }] })
			.put(UNITS, (body: Sent) => (sent = body) !== undefined)
			.reply(200, existing);
		await create([{ name: 'Berlin', parent: 'Sales / Service' }]);
		expect(sent.business_units).toMatchObject([
			{ id: sales.id, name: 'Sales / Service' },
			{ name: 'Berlin', parent_id: sales.id },
		]);
	});

	it('accepts units in the form in which Autodesk lists them', async () => {
		aps()
			.get(UNITS)
			.reply(200, { business_units: [] })
			.put(UNITS, { business_units: [sentEurope, sentGermany] })
			.reply(200, existing);
		const { error } = await create([], {
			specifyUnits: 'json',
			unitsJson: JSON.stringify(existing.business_units),
		});
		expect(error).toBeUndefined();
	});

	it('rejects keeping a unit whose parent would be removed', async () => {
		aps().get(UNITS).reply(200, existing);
		const { error } = await create([{ id: germany.id, name: 'Germany' }], {
			otherUnits: 'remove',
			allowRemoval: true,
		});
		expect(error?.message).toContain('"Germany" is below a unit that would be removed');
	});

	it('refuses to remove units, and names them', async () => {
		aps().get(UNITS).reply(200, existing);
		const { error } = await create([{ name: 'Asia' }], { otherUnits: 'remove' });
		expect(error?.message).toBe(
			"2 of the account's business units would be removed: Europe, Europe/Germany",
		);
		expect(error?.description).toContain('Allow Removal');
	});

	it('removes units if that is allowed', async () => {
		aps()
			.get(UNITS)
			.reply(200, existing)
			.put(UNITS, { business_units: [sentEurope] })
			.reply(200, { business_units: [europe] });
		const { records } = await create([{ name: 'Europe' }], {
			otherUnits: 'remove',
			allowRemoval: true,
		});
		expect(records).toEqual([shownEurope]);
	});

	it('removes no unit because of text that only looks like yes', async () => {
		aps().get(UNITS).reply(200, existing);
		const { error } = await create([{ name: 'Europe' }], {
			otherUnits: 'remove',
			allowRemoval: '={{ "false" }}',
		});
		expect(error?.message).toContain('would be removed: Europe/Germany');
	});

	it.each([
		['Other Units: "drop" is none of keep, remove', { otherUnits: '={{ "drop" }}' }],
		['Preview: "maybe" is neither true nor false', { preview: '={{ "maybe" }}' }],
	])('refuses before any call: %s', async (message, parameters) => {
		expect((await create([{ name: 'Asia' }], parameters)).error?.message).toContain(message);
	});

	it('changes nothing in a preview, and shows what would happen to each unit', async () => {
		aps().get(UNITS).reply(200, existing);
		const { records } = await create([{ name: 'Europe', description: 'New' }, { name: 'Asia' }], {
			otherUnits: 'remove',
			preview: true,
		});
		expect(records.map(({ path, change }) => [path, change])).toEqual([
			['Europe', 'update'],
			['Asia', 'create'],
			['Europe/Germany', 'remove'],
		]);
	});

	it('processes one item after another, so that none undoes another', async () => {
		const order: string[] = [];
		aps()
			.get(UNITS)
			.times(2)
			.reply(200, () => {
				order.push('read');
				return existing;
			})
			.put(UNITS)
			.times(2)
			.delay(20)
			.reply(200, () => {
				order.push('write');
				return existing;
			});
		await runOperation(
			'businessUnit.create',
			{ account, units: { unit: [{ name: '={{ $json.name }}' }] } },
			{ as: 'twoLegged', items: [{ json: { name: 'Asia' } }, { json: { name: 'Africa' } }] },
		);
		expect(order).toEqual(['read', 'write', 'read', 'write']);
	});

	it.each([
		['Units: add at least one business unit', []],
		['Units > Name: enter text', [{ name: ' ' }]],
		['Units > ID: "7" is not an ID', [{ id: '7', name: 'Asia' }]],
	])('refuses before any call: %s', async (message, units) => {
		expect((await create(units)).error?.message).toContain(message);
	});

	it.each([
		['"{', 'this is not valid JSON'],
		['{ "name": "Asia" }', 'enter a JSON list'],
		['["Asia"]', 'each unit must be an object with a name'],
	])('refuses %s before any call', async (unitsJson, message) => {
		const { error } = await create([], { specifyUnits: 'json', unitsJson });
		expect(error?.message).toContain(`Units (JSON): ${message}`);
	});

	it.each([
		['has the parent "Asia", which neither exists', [{ name: 'Japan', parent: 'Asia' }]],
		[
			'"Europe/Germany" is listed twice',
			[
				{ name: 'Germany', parent: 'Europe' },
				{ id: germany.id, name: 'Germany' },
			],
		],
		['"Europe" would be below itself', [{ id: europe.id, name: 'Europe', parent: germany.id }]],
	])('writes nothing when %s', async (message, units) => {
		aps().get(UNITS).reply(200, existing);
		expect((await create(units)).error?.message).toContain(message);
	});

	it('reports a refusal by Autodesk', async () => {
		aps().get(UNITS).reply(200, existing).put(UNITS).reply(422, { code: 422, message: 'no' });
		expect((await create([{ name: 'Asia' }])).error).toMatchObject({ httpCode: '422' });
	});
});
