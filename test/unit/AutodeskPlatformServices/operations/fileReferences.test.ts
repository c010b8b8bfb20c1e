import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';
import { file, paths, project, VERSION, versionAnswer } from '../../../harness/samples/documents';

mockAps();

const OTHER = 'urn:adsk.wipprod:fs.file:vf.Zr4VtYq1Q3uGm0sXk7LwPA?version=3';
const PATH = `${paths.version}/relationships/refs`;
const reference = {
	type: 'versions',
	id: OTHER,
	meta: { refType: 'xrefs', direction: 'to', fromId: VERSION, toId: OTHER },
};

describe('File: Get References', () => {
	it('returns what the newest version refers to, with the filters that Autodesk knows', async () => {
		aps().get(`${paths.file}/tip`).reply(200, { data: versionAnswer() });
		aps()
			.get(PATH)
			.query({ 'filter[direction]': 'to', 'filter[refType]': 'xrefs' })
			.reply(200, { data: [reference], included: [versionAnswer(3, { id: OTHER })] });
		const { records } = await runOperation('file.getReferences', {
			project,
			file,
			filters: { direction: 'to', refType: 'xrefs' },
		});
		expect(records).toMatchObject([
			{
				name: 'plan.dwg',
				kind: 'fileVersion',
				direction: 'to',
				refType: 'xrefs',
				versionNumber: 3,
				id: OTHER,
				versionId: VERSION,
			},
		]);
	});

	it('returns a reference to something that the credential may not see', async () => {
		aps()
			.get(PATH)
			.reply(200, { data: [reference] });
		const parameters = { project, file: byId(VERSION) };
		const { records } = await runOperation('file.getReferences', parameters);
		expect(records).toMatchObject([{ name: null, kind: 'fileVersion', id: OTHER }]);
	});

	it('returns the references as they are when Simplify is off', async () => {
		aps()
			.get(PATH)
			.reply(200, { data: [reference] });
		const parameters = { project, file: byId(VERSION), simplify: false };
		const { records } = await runOperation('file.getReferences', parameters);
		expect(records).toEqual([reference]);
	});
});
