import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { growFile, growFolder } from '../../harness/simulator/grownTree';
import { FOLDERS, HUBS, ITEMS, PROJECTS, USERS } from '../../simulator';
import { outputOf } from '../n8n-process/n8nExecutions';
import type { TriggerStack } from '../setup/ownStack';
import { S3Store } from '../stack/s3Store';
import { unique } from '../setup/unique';
import { template } from '../stack/template';
import type { Office } from './office';
import { runsOf } from './runs';

const REPORT_TO = 'bim@office.example';

/** Templates about files and folders that run at a time of day. */
export function testFileTemplates(stack: () => TriggerStack, office: () => Office): void {
	const tower = { hub: HUBS.us.name, project: PROJECTS.tower.name };
	const bridge = { hub: HUBS.us.name, project: PROJECTS.bridge.name };

	const runs = runsOf(stack, office);

	describe('that stores copies in S3', () => {
		let s3: S3Store;

		beforeAll(async () => {
			s3 = await S3Store.start();
			await stack().client.credentials.create(s3.credential);
		});

		afterAll(async () => await s3?.close());

		it('that extracts all data every night stores it and deletes the extract', async () => {
			const settings = { hub: tower.hub, bucket: s3.bucket, prefix: 'acc/' };
			const workflow = await template('nightly-data-extract.json', settings);
			const run = await runs.byHand(workflow, 'Every night');
			expect(outputOf(await run(), 'Delete the data extract')).toEqual([{ deleted: true }]);
			const [[key, { bytes }]] = s3.objects;
			expect(key).toMatch(/^acc\/\d{4}-\d\d-\d\d\.zip$/);
			expect(bytes.toString()).toContain('Tower A');
			expect(stack().simulator.state.dataExtracts.size).toBe(0);
			s3.objects.clear();
		});

		it('copies all files with their paths, then nothing, then only what changed', async () => {
			const source = growFolder(stack().simulator, 'Mirrored');
			const nested = growFolder(stack().simulator, 'Grundriß & Schnitt', source.id);
			// Later changes are copied once more.
			const twoHoursAgo = new Date(Date.now() - 2 * 3600_000).toISOString();
			for (const item of [
				growFile(stack().simulator, source.id, 'A-101.pdf', 'first'),
				growFile(stack().simulator, nested.id, 'Erdgeschoß 1+2.dwg', 'second'),
			]) {
				item.trace.lastModifiedTime = twoHoursAgo;
			}
			const folder = 'Project Files/Mirrored';
			const settings = { ...tower, folder, bucket: s3.bucket, prefix: 'tower/' };
			const run = await runs.byHand(
				await template('mirror-changed-files-to-s3.json', settings),
				'Every night',
			);
			const copies = () =>
				Object.fromEntries([...s3.objects].map(([key, { bytes }]) => [key, bytes.toString()]));

			expect(outputOf(await run(), 'Store the copy')).toHaveLength(2);
			expect(copies()).toEqual({
				[`tower/${folder}/A-101.pdf`]: 'first',
				[`tower/${folder}/Grundriß & Schnitt/Erdgeschoß 1+2.dwg`]: 'second',
			});
			expect(outputOf(await run(), 'Store the copy')).toEqual([]);
			stack().simulator.uploadFile({
				fileName: 'A-101.pdf',
				folderId: source.id,
				content: 'changed',
			});
			expect(outputOf(await run(), 'Store the copy')).toHaveLength(1);
			expect(copies()[`tower/${folder}/A-101.pdf`]).toBe('changed');
		});
	});

	it('that lists drawings puts a register into the project, and a new version of it next time', async () => {
		const folder = growFolder(stack().simulator, 'Registered');
		growFile(stack().simulator, folder.id, 'B-2.pdf');
		growFile(stack().simulator, growFolder(stack().simulator, 'A', folder.id).id, 'A-1.dwg');
		growFile(stack().simulator, folder.id, 'notes.txt');
		const path = 'Project Files/Registered';
		const settings = { ...tower, folder: path, registerFolder: path };
		const run = await runs.byHand(
			await template('weekly-register-of-files.json', settings),
			'Every Monday',
		);

		const first = await run();
		expect(outputOf(first, 'Sort by folder and name')).toMatchObject([
			{ Name: 'B-2.pdf', Folder: path, Version: 1, Type: 'pdf', 'Updated by': 'Kim Doe' },
			{ Name: 'A-1.dwg', Folder: `${path}/A`, Link: expect.stringMatching(/^https:/) },
		]);
		const name = 'Register of drawings.xlsx';
		expect(outputOf(first, 'Upload the register')).toMatchObject([{ name, outcome: 'created' }]);
		expect(outputOf(await run(), 'Upload the register')).toMatchObject([
			{ name, outcome: 'newVersion', versionNumber: 2 },
		]);
	});

	it('that publishes cloud models leaves other files alone, and reports a failure by mail', async () => {
		growFile(stack().simulator, FOLDERS.bridgeProjectFiles, 'uploaded.rvt');
		const settings = { ...bridge, reportTo: REPORT_TO };
		const run = await runs.byHand(
			await template('publish-cloud-models.json', settings),
			'Every evening',
		);
		const model = ITEMS.cloudModel.name;

		expect(outputOf(await run(), 'Publish the model')).toMatchObject([
			{ name: model, status: 'complete', versionNumber: 2 },
		]);
		stack().simulator.faults.order({
			path: '*/commands',
			fault: { kind: 'status', status: 403 },
			times: 1,
		});
		expect(outputOf(await run(), 'Report the failures')).toHaveLength(1);
		const { subject, text } = await office().mail.mailTo(REPORT_TO);
		expect(subject).toBe('Cloud models of Harbour Bridge that were not published: 1');
		expect(text).toContain(`Project Files/${model}: `);
	});

	it('that reports changes as PDF converts a page that lists them, and uploads the result', async () => {
		const folder = growFolder(stack().simulator, 'Reported');
		growFile(stack().simulator, folder.id, 'Tür & Tor.pdf');
		const path = 'Project Files/Reported';
		office().pages.set('/forms/chromium/convert/html', {
			contentType: 'application/pdf',
			body: '%PDF-1.7 of the report',
		});
		const gotenberg = office().intranet.url;
		const settings = { ...tower, folder: path, reportFolder: path, gotenberg };
		const run = await runs.byHand(
			await template('weekly-pdf-report.json', settings),
			'Every Friday',
		);

		expect(outputOf(await run(), 'Upload the report')).toMatchObject([
			{ name: 'Changes.pdf', outcome: 'created', size: 22 },
		]);
		const asked = office().asked.at(-1)?.body.toString();
		expect(asked).toContain('filename="index.html"');
		expect(asked).toContain(`<td>${path}/Tür &amp; Tor.pdf</td><td>1</td>`);
		expect(outputOf(await run(), 'Upload the report')).toMatchObject([{ versionNumber: 2 }]);
	});

	it('that sets permissions of companies changes what a sheet says, and then nothing', async () => {
		growFolder(stack().simulator, 'Steel', growFolder(stack().simulator, 'Trades').id);
		const heading = 'Folder,Company,Level';
		const rows = [
			'Project Files/Trades,example steel,View/Download',
			'Project Files/Trades/Steel,Example Steel,Full Control',
		];
		const write = (...lines: string[]) => {
			const body = [heading, ...lines].join('\n');
			office().pages.set('/permissions.csv', { contentType: 'text/csv', body });
		};
		const settings = { ...tower, sheet: `${office().intranet.url}/permissions.csv` };
		const run = await runs.byHand(
			await template('set-company-permissions-from-sheet.json', settings),
			'When clicking ‘Execute workflow’',
		);
		const results = async () => outputOf(await run(), 'Set the permissions');

		write(...rows, 'Project Files/Trades,Nobody Ltd,View Only');
		await expect(run()).rejects.toThrow('1 row cannot be used');
		write(...rows);
		expect(await results()).toMatchObject([
			{ name: 'Example Steel', level: 'viewDownload', result: 'created' },
			{ name: 'Example Steel', level: 'manage', result: 'created' },
		]);
		expect(await results()).toMatchObject([{ result: 'unchanged' }, { result: 'unchanged' }]);
	});

	it('that checks names moves a wrong file to quarantine, and leaves a right one where it is', async () => {
		const settings = { reportTo: REPORT_TO };
		const workflow = await template('check-file-names.json', settings);
		const folderId = FOLDERS.towerModels;
		await runs.published(workflow, async ({ id }) => {
			const right = stack().simulator.uploadFile({ fileName: 'TOWER-ARC-01.rvt', folderId });
			const checked = ({ name }: Record<string, unknown>) => name === right.item.displayName;
			await stack().client.executions.withOutput(id, 'Check the name', checked);
			const wrong = stack().simulator.uploadFile({ fileName: 'TOWER-XYZ-1.rvt', folderId });
			const { subject, text } = await office().mail.mailTo(REPORT_TO);

			expect(subject).toBe('Wrong file name: TOWER-XYZ-1.rvt');
			expect(text).toContain('XYZ');
			expect(text).toContain('Project Files/Quarantine');
			const { items, folders } = stack().simulator.state;
			const filed = [...items.values()].filter(({ hidden }) => !hidden);
			const placeOf = (fileName: string) =>
				filed.filter(({ displayName }) => displayName === fileName).map((item) => item.folderId);
			expect(placeOf(right.item.displayName)).toEqual([folderId]);
			const [place] = placeOf(wrong.item.displayName);
			expect(folders.get(place)?.name).toBe('Quarantine');
		});
	});

	it('that creates projects copies folders and permissions of the template, once', async () => {
		const { state } = stack().simulator;
		const drawings = growFolder(stack().simulator, 'Drawings', FOLDERS.bridgeProjectFiles);
		growFolder(stack().simulator, 'Sections', drawings.id);
		const [{ id: roleId }] = state.industryRoles.get(PROJECTS.bridge.id) ?? [];
		const permission = { subjectType: 'ROLE' as const, subjectId: roleId, actions: ['VIEW'] };
		state.folderPermissions.set(drawings.id, [permission]);
		const workflow = await template('new-project-from-template.json', {
			hub: HUBS.us.name,
			template: PROJECTS.bridge.name,
			self: USERS.kim.email,
			reportTo: REPORT_TO,
		});
		const name = unique('Bridge');
		await runs.published(workflow, async () => {
			const submitted = async () => {
				await office().submit(workflow, [name, 'J-18', USERS.lee.email]);
				return await office().mail.mailTo(REPORT_TO);
			};
			const report = await submitted();
			expect(report.subject).toBe(`New project ${name}: complete`);
			expect(report.text).toContain('Folders created: 2');
			expect((await submitted()).text).toContain('Folders created: 0');
		});
		const created = [...state.projects.values()].filter((project) => project.name === name);
		expect(created).toHaveLength(1);
		const copies = [...state.folders.values()].filter(
			({ projectId }) => projectId === created[0].id,
		);
		expect(copies.map((folder) => folder.name)).toEqual(
			expect.arrayContaining(['Drawings', 'Sections']),
		);
		const copy = copies.find((folder) => folder.name === 'Drawings');
		expect(state.folderPermissions.get(copy?.id ?? '')).toMatchObject([permission]);
		const members = [...(state.projectUsers.get(created[0].id)?.values() ?? [])];
		expect(members.map(({ email }) => email)).toEqual(
			expect.arrayContaining([USERS.kim.email, USERS.lee.email]),
		);
	});
}
