import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation, signedIn } from '../../../harness/runOperation';
import {
	docsLink,
	folder,
	FOLDER,
	folderAnswer,
	FUSION_PROJECT,
	FILE,
	JSON_API,
	OTHER_FOLDER,
	paths,
	project,
	related,
} from '../../../harness/samples/documents';

mockAps();

/** Expects the one call behind every change of a folder. */
function expectChange(data: object) {
	return aps(JSON_API).patch(paths.folder, {
		jsonapi: { version: '1.0' },
		data: { type: 'folders', id: FOLDER, ...data },
	});
}

describe('Folder: Create', () => {
	const newFolder = (data: object = {}) => ({
		jsonapi: { version: '1.0' },
		data: {
			type: 'folders',
			attributes: {
				name: 'Drawings',
				extension: { type: 'folders:autodesk.bim360:Folder', version: '1.0' },
			},
			relationships: { parent: related('folders', FOLDER) },
			...data,
		},
	});

	it('creates a folder in the parent and returns it', async () => {
		aps({ ...JSON_API, authorization: 'Bearer OLD' })
			.post(paths.folders, newFolder())
			.reply(201, { data: folderAnswer() });
		const { records } = await runOperation('folder.create', {
			project,
			folder,
			folderName: 'Drawings',
		});
		expect(records).toMatchObject([{ id: FOLDER, name: 'Drawings', folderId: OTHER_FOLDER }]);
	});

	it('leaves out an empty description, which only some projects accept', async () => {
		aps().post(paths.folders, newFolder()).reply(201, { data: folderAnswer() });
		const { error } = await runOperation('folder.create', {
			project,
			folder,
			folderName: 'Drawings',
			additionalFields: { description: '' },
		});
		expect(error).toBeUndefined();
	});

	it('uses the extension type of the hub', async () => {
		const attributes = {
			name: 'Drawings',
			extension: { type: 'folders:autodesk.core:Folder', version: '1.0' },
		};
		aps()
			.post(`/data/v1/projects/${FUSION_PROJECT}/folders`, newFolder({ attributes }))
			.reply(201, { data: folderAnswer() });
		const { error } = await runOperation('folder.create', {
			project: byId(FUSION_PROJECT),
			folder,
			folderName: 'Drawings',
		});
		expect(error).toBeUndefined();
	});

	it('sends the description and the custom body, which wins', async () => {
		const attributes = {
			name: 'By JSON',
			extension: {
				type: 'folders:autodesk.bim360:Folder',
				version: '1.0',
				data: { description: 'For the site', colour: 'red' },
			},
		};
		aps().post(paths.folders, newFolder({ attributes })).reply(201, { data: folderAnswer() });
		const { error } = await runOperation('folder.create', {
			project,
			folder,
			folderName: 'Drawings',
			additionalFields: {
				description: 'For the site',
				customBody:
					'{ "data": { "attributes": { "name": "By JSON", "extension": { "data": { "colour": "red" } } } } }',
			},
		});
		expect(error).toBeUndefined();
	});

	it('returns the raw folder when Simplify is off', async () => {
		aps().post(paths.folders).reply(201, { data: folderAnswer() });
		const { records } = await runOperation('folder.create', {
			project,
			folder,
			folderName: 'Drawings',
			simplify: false,
		});
		expect(records).toEqual([folderAnswer()]);
	});

	it('acts as the user under Act as User', async () => {
		aps({ 'x-user-id': 'SIMKIM' }).post(paths.folders).reply(201, { data: folderAnswer() });
		const { error } = await runOperation(
			'folder.create',
			{ project, folder, folderName: 'Drawings', options: { actAsUser: 'SIMKIM' } },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});

	it('says what to do when the name is taken', async () => {
		aps()
			.post(paths.folders)
			.reply(409, { errors: [{ code: 'CONFLICT', detail: 'exists' }] });
		const { error } = await runOperation('folder.create', { project, folder, folderName: 'A' });
		expect(error?.message).toContain('Create Folder: already exists');
		expect(error?.description).toContain('Choose another name');
	});

	it('names the missing scope on 403', async () => {
		aps().post(paths.folders).reply(403, { errorCode: 'AUTH-010' });
		const { error } = await runOperation(
			'folder.create',
			{ project, folder, folderName: 'A' },
			{ credentials: signedIn('oAuth2', ['data:read']) },
		);
		expect(error?.description).toContain('Missing: data:create');
	});

	it.each([
		['Name: enter a name', { folderName: '={{ " " }}' }],
		['Name: "A/B" contains /', { folderName: 'A/B' }],
		['Name: "A\nB" contains a line break', { folderName: 'A\nB' }],
		['Name: use at most 255 characters', { folderName: 'x'.repeat(256) }],
		['Name: "A`B" contains `', { folderName: 'A`B' }],
		['Description: use at most 255', { additionalFields: { description: 'x'.repeat(256) } }],
		['Custom Body (JSON): ', { additionalFields: { customBody: '{ "data": ' } }],
		['Parent Folder: "AAAA" is not a folder ID', { folder: byId('AAAA') }],
		['Parent Folder: "urn:adsk.wipprod:dm.lineage', { folder: byId(FILE) }],
		['Parent Folder: choose a parent folder', { folder: byId('={{ "" }}') }],
	])('rejects before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('folder.create', {
			project,
			folder,
			folderName: 'Drawings',
			...parameters,
		});
		expect(error?.message).toContain(message);
		expect(error?.message).toContain('[item 0]');
	});

	it.each(["Kim's", 'Pläne – Übersicht', 'a'.repeat(255), '😀'.repeat(255)])(
		'leaves the name %s to Autodesk',
		async (name) => {
			aps()
				.post(paths.folders, (body) => body.data.attributes.name === name)
				.reply(201, { data: folderAnswer() });
			const { error } = await runOperation('folder.create', { project, folder, folderName: name });
			expect(error).toBeUndefined();
		},
	);

	it('sends the name composed and without blanks at the ends', async () => {
		aps()
			.post(paths.folders, (body) => body.data.attributes.name === 'Pl\u00e4ne')
			.reply(201, { data: folderAnswer() });
		const folderName = ' Pla\u0308ne ';
		const { error } = await runOperation('folder.create', { project, folder, folderName });
		expect(error).toBeUndefined();
	});
});

describe('Folder: Update', () => {
	it('sends only what changes', async () => {
		expectChange({ attributes: { name: 'Plans' } }).reply(200, {
			data: folderAnswer({ name: 'Plans' }),
		});
		const { records } = await runOperation('folder.update', {
			project,
			folder,
			updateFields: { name: 'Plans' },
		});
		expect(records).toMatchObject([{ id: FOLDER, name: 'Plans' }]);
	});

	it('renames, describes, restores and moves in one call', async () => {
		expectChange({
			attributes: { name: 'Plans', hidden: false, extension: { data: { description: '' } } },
			relationships: { parent: related('folders', OTHER_FOLDER) },
		}).reply(200, { data: folderAnswer() });
		const { error } = await runOperation('folder.update', {
			project,
			folder,
			updateFields: { name: 'Plans', hidden: false, description: '', parentFolderId: OTHER_FOLDER },
		});
		expect(error).toBeUndefined();
	});

	it('reads the new parent from a pasted link', async () => {
		expectChange({ relationships: { parent: related('folders', FOLDER) } }).reply(200, {
			data: folderAnswer(),
		});
		const { error } = await runOperation('folder.update', {
			project,
			folder,
			updateFields: { parentFolderId: docsLink(FILE) },
		});
		expect(error).toBeUndefined();
	});

	it('accepts a boolean as text from an expression', async () => {
		expectChange({ attributes: { hidden: false } }).reply(200, { data: folderAnswer() });
		const { error } = await runOperation('folder.update', {
			project,
			folder,
			updateFields: { hidden: '={{ "false" }}' },
		});
		expect(error).toBeUndefined();
	});

	it('sends the fields of Custom Body', async () => {
		const extension = { data: { colour: 'red' } };
		expectChange({ attributes: { extension } }).reply(200, { data: folderAnswer() });
		const { error } = await runOperation('folder.update', {
			project,
			folder,
			updateFields: { customBody: { data: { attributes: { extension } } } },
		});
		expect(error).toBeUndefined();
	});

	it('says what to do when the name is taken', async () => {
		expectChange({ attributes: { name: 'Plans' } }).reply(409, {});
		const { error } = await runOperation('folder.update', {
			project,
			folder,
			updateFields: { name: 'Plans' },
		});
		expect(error?.description).toContain('Choose another name');
	});

	it('reports a locked folder', async () => {
		expectChange({ attributes: { hidden: true } }).reply(423, { errors: [{ detail: 'busy' }] });
		const { error } = await runOperation('folder.update', {
			project,
			folder,
			updateFields: { hidden: true },
		});
		expect(error).toMatchObject({
			message: expect.stringContaining('locked'),
			description: expect.stringContaining('busy'),
		});
	});

	it.each([
		['Update Fields: add at least one field', {}],
		['Name: enter a name', { name: '' }],
		['Name: "a?" contains ?', { name: 'a?' }],
		['Name: enter a name', { name: '={{ $json.missing }}' }],
		['Parent Folder ID: "" is not a folder ID', { parentFolderId: '' }],
		['Parent Folder ID: "" is not a folder ID', { parentFolderId: '={{ null }}' }],
		['Hidden: "null" is neither true nor false', { hidden: '={{ null }}' }],
		['Hidden: "yes" is neither true nor false', { hidden: 'yes' }],
		['Update Fields: add at least one field', { description: '={{ $json.missing }}' }],
		['Update Fields: add at least one field', { customBody: '{}' }],
		['Custom Body (JSON): ', { customBody: '{' }],
	])('rejects before any call: %s', async (message, updateFields) => {
		const { error } = await runOperation('folder.update', { project, folder, updateFields });
		expect(error?.message).toContain(message);
	});
});

describe('Folder: Delete', () => {
	it('hides the folder', async () => {
		expectChange({ attributes: { hidden: true } }).reply(200, {
			data: folderAnswer({ hidden: true }),
		});
		const { records } = await runOperation('folder.delete', { project, folder });
		expect(records).toEqual([{ deleted: true }]);
	});

	it('reports a folder that does not exist', async () => {
		expectChange({ attributes: { hidden: true } }).reply(404, { errors: [{ detail: 'none' }] });
		const { error } = await runOperation('folder.delete', { project, folder });
		expect(error).toMatchObject({ httpCode: '404', message: 'Delete folder: not found' });
	});
});

describe('Folder: Restore', () => {
	it('shows the folder again', async () => {
		expectChange({ attributes: { hidden: false } }).reply(200, { data: folderAnswer() });
		const { records } = await runOperation('folder.restore', { project, folder });
		expect(records).toMatchObject([{ id: FOLDER, hidden: false }]);
	});

	it('renames it to New Name', async () => {
		expectChange({ attributes: { hidden: false, name: 'Drawings 2' } }).reply(200, {
			data: folderAnswer(),
		});
		const { error } = await runOperation('folder.restore', {
			project,
			folder,
			options: { newName: 'Drawings 2' },
		});
		expect(error).toBeUndefined();
	});

	it('says what to do when another folder has the name', async () => {
		expectChange({ attributes: { hidden: false } }).reply(409, {});
		const { error } = await runOperation('folder.restore', { project, folder });
		expect(error?.description).toContain('New Name');
	});
});

describe('Folder: Move', () => {
	const destinationFolder = byId(OTHER_FOLDER);

	it('moves the folder into another one', async () => {
		expectChange({ relationships: { parent: related('folders', OTHER_FOLDER) } }).reply(200, {
			data: folderAnswer(),
		});
		const { records } = await runOperation('folder.move', { project, folder, destinationFolder });
		expect(records).toMatchObject([{ id: FOLDER, folderId: OTHER_FOLDER }]);
	});

	it('reads the destination from a pasted link', async () => {
		const path = paths.folder.replace(encodeURIComponent(FOLDER), encodeURIComponent(OTHER_FOLDER));
		aps()
			.patch(path, (body) => body.data.relationships.parent.data.id === FOLDER)
			.reply(200, { data: folderAnswer() });
		const { error } = await runOperation('folder.move', {
			project,
			folder: destinationFolder,
			destinationFolder: byUrl(docsLink(FILE)),
		});
		expect(error).toBeUndefined();
	});

	it.each([
		['the same folder', folder, folder],
		['a link to the destination and nothing else', byId('={{ "" }}'), byUrl(docsLink(FILE))],
	])('rejects %s before any call', async (_what, moved, destination) => {
		const { error } = await runOperation('folder.move', {
			project,
			folder: moved,
			destinationFolder: destination,
		});
		expect(error?.message).toContain('Destination Folder: choose a folder other than');
	});
});
