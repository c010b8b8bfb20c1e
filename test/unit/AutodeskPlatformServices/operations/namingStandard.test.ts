import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byName, byPath, runOperation } from '../../../harness/runOperation';
import { folder, folderAnswer, paths, project } from '../../../harness/samples/documents';

mockAps();

const GUID = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const ID = '68097e38-bcae-4fb6-9da2-89eca69bccc8';
const PATH = `/bim360/docs/v1/projects/${GUID}/naming-standards/${ID}`;
const length = { minLength: 2, maxLength: 6 };
const standard = {
	id: ID,
	name: 'Default - ISO 19650',
	definition: {
		fields: [
			{ name: 'Project', type: 'ALPHANUMERIC', optional: false, ...length },
			{
				name: 'Originator',
				type: 'ARRAY',
				optional: false,
				options: [{ value: 'ARC' }, { value: 'STR' }],
			},
			{ name: 'Phase', type: 'NONNUMERIC_TEXT', optional: false, minLength: 1, maxLength: 3 },
			{ name: 'Number', type: 'NUMERIC', optional: true, ...length },
		],
		metadata: [{ name: 'Status', type: 'ARRAY' }],
	},
};

const folderWith = (...namingStandardIds: string[]) =>
	aps()
		.get(paths.folder)
		.reply(200, { data: folderAnswer({ extension: { data: { namingStandardIds } } }) });

describe('Naming Standard: Get', () => {
	it('returns the rules of the parts for a folder', async () => {
		folderWith(ID);
		aps().get(PATH).reply(200, standard);
		const { records } = await runOperation('namingStandard.get', { project, folder });
		expect(records).toMatchObject([
			{
				name: 'Default - ISO 19650',
				delimiter: '-',
				pattern: '{Project}-{Originator}-{Phase}-{Number}',
				parts: [
					{ name: 'Project', kind: 'any', isOptional: false, minLength: 2, maxLength: 6 },
					{ name: 'Originator', kind: 'list', values: ['ARC', 'STR'] },
					{ name: 'Phase', kind: 'noDigits' },
					{ name: 'Number', kind: 'digits', isOptional: true },
				],
				attributes: ['Status'],
				id: ID,
				projectId: GUID,
			},
		]);
	});

	it('returns nothing for a folder without one', async () => {
		folderWith();
		const { records } = await runOperation('namingStandard.get', { project, folder });
		expect(records).toEqual([]);
	});

	it('takes an ID, and rejects what is none', async () => {
		aps().get(PATH).reply(200, standard);
		const byId = { project, standardOf: 'id', namingStandardId: ID, simplify: false };
		const { records } = await runOperation('namingStandard.get', byId);
		expect(records).toEqual([{ ...standard, projectId: GUID }]);
		const { error } = await runOperation('namingStandard.get', {
			...byId,
			namingStandardId: 'ISO 19650',
		});
		expect(error?.message).toContain('Naming Standard ID: "ISO 19650" is not an ID');
	});
});

describe('File: Check Name', () => {
	const check = async (fileName: string, as?: 'continueRegularOutput') => {
		folderWith(ID);
		aps().get(PATH).reply(200, standard);
		const parameters = { project, folder, fileName };
		const { records } = await runOperation('file.checkName', parameters, { onError: as });
		return records[0];
	};

	it.each(['PROJ-ARC-AB-0001.pdf', 'PROJ-ARC-AB', 'P1-STR-AB-0001.rvt'])(
		'finds nothing wrong with %s',
		async (fileName) => {
			expect(await check(fileName)).toMatchObject({
				conforms: true,
				problems: [],
				namingStandard: 'Default - ISO 19650',
				namingStandardId: ID,
			});
		},
	);

	it.each([
		['P-ARC-AB-0001.pdf', 'Project "P" is shorter than 2 characters'],
		['PROJECT-ARC-AB-0001.pdf', 'Project "PROJECT" is longer than 6 characters'],
		['PROJ-XYZ-AB-0001.pdf', 'Originator "XYZ" is none of ARC, STR'],
		['PROJ-arc-AB-0001.pdf', 'Originator "arc" is written "ARC"'],
		['PROJ-ARC-A1-0001.pdf', 'Phase "A1" contains digits'],
		['PROJ-ARC-AB-00A1.pdf', 'Number "00A1" contains characters other than digits'],
		['PROJ-ARC--0001.pdf', 'Phase is empty'],
		['PROJ-ARC.pdf', 'Phase is missing'],
		['PROJ-ARC-AB-0001-B.pdf', '"B" after the last part, Number'],
	])('says what is wrong with %s', async (fileName, problem) => {
		const { conforms, problems } = await check(fileName);
		expect({ conforms, problems }).toEqual({
			conforms: false,
			problems: [expect.stringContaining(problem)],
		});
	});

	it('shows each part with its value and its problem', async () => {
		expect((await check('PROJ-XYZ')).parts).toEqual([
			{ part: 'Project', value: 'PROJ', problem: null },
			{ part: 'Originator', value: 'XYZ', problem: '"XYZ" is none of ARC, STR' },
			{ part: 'Phase', value: null, problem: 'is missing' },
			{ part: 'Number', value: null, problem: null },
		]);
	});

	it('reads a naming standard once for all items', async () => {
		folderWith(ID);
		aps().get(PATH).reply(200, standard);
		const items = ['a', 'b', 'c'].map((fileName) => ({ json: { fileName } }));
		const parameters = { project, folder, fileName: '={{ $json.fileName }}' };
		const { records } = await runOperation('file.checkName', parameters, { items });
		expect(records).toHaveLength(3);
	});

	it('checks against own rules without a call', async () => {
		const part = [
			{ name: 'Building', kind: 'list', values: 'A, B' },
			{ name: 'Sheet', kind: 'digits', minLength: 3, maxLength: 3 },
		];
		const rules = { checkAgainst: 'rules', delimiter: '_', parts: { part } };
		const run = (fileName: string) => runOperation('file.checkName', { ...rules, fileName });
		expect((await run('A_101.pdf')).records).toMatchObject([
			{ conforms: true, namingStandard: null },
		]);
		expect((await run('C_1.pdf')).records).toMatchObject([
			{ problems: ['Building "C" is none of A, B', 'Sheet "1" is shorter than 3 characters'] },
		]);
	});

	describe('with an expression for what to check against', () => {
		const rules = { delimiter: '-', parts: { part: [{ name: 'A', kind: 'any' }] }, fileName: 'A' };
		const checkAgainst = (value: string) => ({ checkAgainst: `={{ '${value}' }}` });

		it('requires only the fields of its value', async () => {
			const { records } = await runOperation('file.checkName', {
				...rules,
				...checkAgainst('rules'),
			});
			expect(records).toMatchObject([{ conforms: true }]);
		});

		it('does not look up what the fields of other values contain', async () => {
			const { records } = await runOperation('file.checkName', {
				...rules,
				...checkAgainst('Rules'),
				hub: byName('Nobody’s'),
				project: byName('Torn Down'),
				folder: byPath('Nowhere'),
			});
			expect(records).toMatchObject([{ conforms: true }]);
		});

		it.each([
			['folder', 'Folder: choose a folder, or enter its ID'],
			['id', 'Naming Standard ID: "" is not an ID'],
			['rules', 'Delimiter: enter text'],
		])('says what is missing for %s', async (value, fault) => {
			const empty = { ...checkAgainst(value), project, fileName: 'A', delimiter: '' };
			const { error } = await runOperation('file.checkName', empty);
			expect(error?.message).toContain(fault);
		});
	});

	it('says that the folder has no naming standard', async () => {
		folderWith();
		const { error } = await runOperation('file.checkName', { project, folder, fileName: 'A' });
		expect(error?.message).toBe('The folder has no naming standard');
		expect(error?.description).toContain('Own Rules');
	});

	it.each([
		[{ parts: {} }, 'Parts: add at least one'],
		[{ parts: { part: [{ name: 'A', kind: 'list' }] } }, 'Parts > Values: enter the values of "A"'],
		[{ parts: { part: [{ name: '', kind: 'any' }] } }, 'Parts > Name: enter text'],
		[{ fileName: ' ' }, 'File Name: enter text'],
	])('rejects %j before any call', async (wrong, fault) => {
		const part = [{ name: 'A', kind: 'any' }];
		const rules = { checkAgainst: 'rules', delimiter: '-', parts: { part }, fileName: 'A' };
		const { error } = await runOperation('file.checkName', { ...rules, ...wrong });
		expect(error?.message).toContain(fault);
	});
});
