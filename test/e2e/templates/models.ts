import { beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS } from '../../simulator';
import { outputOf } from '../n8n-process/n8nExecutions';
import type { TriggerStack } from '../setup/ownStack';
import { unique } from '../setup/unique';
import { template } from '../stack/template';
import type { Office } from './office';
import { runsOf } from './runs';

const REPORT_TO = 'models@office.example';
const BOT = '123:bot';

/** Templates that start with each new version of a model. */
export function testModelTemplates(stack: () => TriggerStack, office: () => Office): void {
	const runs = runsOf(stack, office);
	const folderId = FOLDERS.towerArchitecture;

	it('that sums up quantities puts them next to the model, by level and type', async () => {
		const workflow = await template('model-quantities-to-sheet.json', { category: 'Walls' });
		await runs.published(workflow, async ({ id }) => {
			const name = unique('walls');
			stack().simulator.uploadFile({ fileName: `${name}.rvt`, folderId });
			const sheet = `${name} quantities.xlsx`;
			const run = await stack().client.executions.withOutput(
				id,
				'Upload the file',
				(json) => json.name === sheet,
			);
			// Of the twelve elements, every third is a wall.
			const [first, ...more] = outputOf(run, 'Sort by level and type');
			expect(more).toHaveLength(3);
			expect(first).toEqual({
				Level: 'Level 1',
				Type: 'Basic Wall',
				Number: 1,
				Area: 10,
				Volume: 0,
			});
			const { items } = stack().simulator.state;
			const file = [...items.values()].find(({ displayName }) => displayName === sheet);
			expect(file?.folderId).toBe(folderId);
		});
	});

	it('that compares versions mails what changed since the version before', async () => {
		const workflow = await template('model-difference-report.json', { reportTo: REPORT_TO });
		await runs.published(workflow, async () => {
			const fileName = `${unique('house')}.rvt`;
			stack().simulator.uploadFile({ fileName, folderId });
			stack().simulator.uploadFile({ fileName, folderId });
			const { subject, text, attachments } = await office().mail.mailTo(REPORT_TO);
			expect(subject).toBe(`Changed elements of ${fileName}, version 2: 3`);
			expect(text.split(/\r?\n/)).toEqual(
				expect.arrayContaining(['added: 1', 'changed: 1', 'removed: 1']),
			);
			expect(text).toContain('Uploaded by Kim Doe.');
			expect(Object.keys(attachments)).toEqual([`${fileName} v2 changes.xlsx`]);
		});
	});

	describe('with a chat', () => {
		beforeAll(async () => {
			const data = { accessToken: BOT, baseUrl: office().intranet.url };
			const name = 'Telegram account';
			await stack().client.credentials.create({ name, type: 'telegramApi', data });
			office().pages.set(`/bot${BOT}/sendPhoto`, { body: { ok: true, result: {} } });
		});

		it('that posts pictures sends that of a new model with its name', async () => {
			const workflow = await template('model-thumbnail-to-chat.json', { chatId: '-4711' });
			await runs.published(workflow, async ({ id }) => {
				const fileName = `${unique('hall')}.ifc`;
				stack().simulator.uploadFile({ fileName, folderId });
				await stack().client.executions.withOutput(id, 'Post it', ({ ok }) => ok === true);
				const sent = office().asked.at(-1)?.body.toString('latin1');
				expect(sent).toContain('-4711');
				expect(sent).toContain(`${fileName}, version 1, by Kim Doe`);
				expect(sent).toContain('PNG');
			});
		});
	});
}
