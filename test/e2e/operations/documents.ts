import { expect, it } from 'vitest';
import { FOLDERS, HUBS, ITEMS, NAMING_STANDARD, PROJECTS } from '../../simulator';
import { from, step } from '../setup/operationSteps';
import { unique } from '../setup/unique';
import { byId, byName, byPath } from '../stack/workflows';
import { drawings, tower } from './places';
import type { Stage } from './stage';

/** Operations on hubs, projects and folders. */
export function documentOperations(stage: () => Stage): void {
	it('read everything from hub to file version, as a service account', async () => {
		const { robot, steps } = stage();
		const file = byId(ITEMS.plan.id);
		const output = await steps.run(
			'read documents',
			step('hub.getAll', robot),
			step('hub.get', robot, { hub: byId(from('hub.getAll', 'id')) }),
			step('project.getAll', robot, { hub: byId(from('hub.get', 'id')) }),
			step('project.get', robot, tower),
			step('project.getHub', robot, tower),
			step('project.getTopFolders', robot, tower),
			step('folder.get', robot, drawings),
			step('folder.getContents', robot, { ...drawings, returnAll: true }),
			step('folder.getTree', robot, {
				...tower,
				folder: byId(FOLDERS.towerProjectFiles),
				returnAll: true,
			}),
			step('folder.search', robot, { ...drawings, filters: { nameContains: 'A-101' } }),
			step('file.get', robot, { ...tower, file: byId(from('folder.search', 'id')) }),
			step('file.getNewestVersion', robot, { ...tower, file }),
			step('file.getVersions', robot, { ...tower, file, returnAll: true }),
			step('fileVersion.get', robot, {
				...tower,
				fileVersion: byId(from('file.getVersions', 'id')),
			}),
			step('fileVersion.getDownloadFormats', robot, { ...tower, fileVersion: file }),
			step('fileVersion.getDownloads', robot, { ...tower, fileVersion: file }),
			step('apiRequest.send', robot, {
				url: `/data/v1/projects/${PROJECTS.tower.id}/folders/${FOLDERS.towerDrawings}/contents`,
				returnAll: true,
				options: { flattenJsonApi: true },
			}),
			step('apiRequest.send: file', robot, {
				url: `/data/v1/projects/${PROJECTS.tower.id}/items/${ITEMS.plan.id}`,
				options: { responseFormat: 'file', fileName: 'item.json' },
			}),
		);

		expect(output('hub.get')).toMatchObject([{ id: HUBS.us.id, region: 'US' }]);
		expect(output('project.getAll').map(({ id }) => id)).toContain(PROJECTS.tower.id);
		expect(output('project.get')).toMatchObject([{ name: 'Tower A' }]);
		expect(output('project.getHub')).toMatchObject([{ id: HUBS.us.id, region: 'US' }]);
		expect(output('project.getTopFolders').map(({ name }) => name)).toContain('Project Files');
		expect(output('folder.get')).toMatchObject([{ name: 'Drawings' }]);
		expect(output('folder.getContents').map(({ name }) => name)).toContain('A-101.pdf');
		expect(output('apiRequest.send').map(({ displayName }) => displayName)).toContain('A-101.pdf');
		expect(output('apiRequest.send: file')).toMatchObject([{ name: 'item.json', statusCode: 200 }]);
		expect(output('folder.getTree').map(({ path }) => path)).toContain(
			'Project Files/Drawings/A-101.pdf',
		);
		expect(output('folder.search')).toMatchObject([{ name: 'A-101.pdf' }]);
		expect(output('file.get')).toMatchObject([{ id: ITEMS.plan.id, versionNumber: 2 }]);
		expect(output('file.getNewestVersion')).toMatchObject([{ versionNumber: 2 }]);
		expect(output('file.getVersions')).toHaveLength(2);
		expect(output('fileVersion.get')).toMatchObject([{ itemId: ITEMS.plan.id, versionNumber: 2 }]);
	});

	it('take a folder through its life cycle', async () => {
		const { user, steps } = stage();
		const renamed = unique('Renamed');
		const folder = byId(from('folder.create', 'id'));
		const folderName = unique('Schnitte – Entwurf');
		const path = `${unique('Sections')}/2026`;
		const output = await steps.run(
			'folder',
			step('folder.create', user, {
				...tower,
				folder: byId(FOLDERS.towerProjectFiles),
				folderName,
			}),
			step('folder.create: again', user, {
				...tower,
				folder: byId(FOLDERS.towerProjectFiles),
				folderName: folderName.toUpperCase(),
				ifExists: 'return',
			}),
			step('folder.createPath', user, {
				...tower,
				folder: byPath('Project Files/Drawings'),
				path,
			}),
			step('folder.createPath: again', user, { ...drawings, path }),
			step('folder.update', user, { ...tower, folder, updateFields: { name: unique('Sections') } }),
			step('folder.move', user, {
				...tower,
				folder,
				destinationFolder: byId(FOLDERS.towerDrawings),
			}),
			step('folderPermission.set', user, {
				...tower,
				folder,
				subjectType: 'role',
				subject: byName('architect'),
				level: 'edit',
			}),
			step('folderPermission.getAll', user, { ...tower, folder, filters: { onlyOwn: true } }),
			step('folder.copyTree', user, {
				...tower,
				folder,
				destinationFolder: byId(FOLDERS.towerArchitecture),
				copyPermissions: true,
			}),
			step('folderPermission.remove', user, {
				...tower,
				folder,
				subjectType: 'role',
				subject: byName('Architect'),
			}),
			step('customAttribute.create', user, {
				...tower,
				folder,
				name: 'Reviewer',
				ifExists: 'return',
			}),
			step('customAttribute.getAll', user, { ...tower, folder }),
			step('namingStandard.get', user, { ...tower, folder: byId(NAMING_STANDARD.folderId) }),
			step('file.checkName', user, {
				...tower,
				fileName: 'TOWER-XYZ-0001.rvt',
				folder: byId(NAMING_STANDARD.folderId),
			}),
			// n8n checks what is required before it knows the value of the expression.
			step('file.checkName: own rules', user, {
				fileName: 'TOWER-0001.rvt',
				checkAgainst: "={{ ['folder', 'rules'].at(-1) }}",
				delimiter: '-',
				parts: { part: [{ name: 'Building' }, { name: 'Number', kind: 'digits' }] },
			}),
			step('apiRequest.send: change', user, {
				method: 'PATCH',
				url: `=/data/v1/projects/${PROJECTS.tower.id}/folders/{{ $('folder.create').first().json.id }}`,
				bodyType: 'json',
				jsonBody: `={{ { jsonapi: { version: '1.0' }, data: { type: 'folders', id: $('folder.create').first().json.id, attributes: { name: '${renamed}' } } } }}`,
			}),
			step('folder.delete', user, { ...tower, folder }),
			step('folder.restore', user, { ...tower, folder }),
		);

		const [{ createdPaths }] = output('folder.createPath');
		expect(createdPaths).toHaveLength(2);
		expect(output('folder.createPath: again')).toMatchObject([
			{ outcome: 'existed', createdPaths: [] },
		]);
		expect(output('folder.create: again')).toMatchObject([
			{ name: folderName, outcome: 'existed' },
		]);
		expect(output('folder.move')).toMatchObject([{ folderId: FOLDERS.towerDrawings }]);
		expect(output('folderPermission.set')).toMatchObject([
			{ name: 'Architect', result: 'created' },
		]);
		expect(output('folderPermission.getAll')).toMatchObject([{ name: 'Architect', level: 'edit' }]);
		expect(output('folderPermission.remove')).toMatchObject([{ result: 'removed' }]);
		const attributes = output('customAttribute.getAll').map(({ name }) => name);
		expect(attributes).toEqual(expect.arrayContaining(['Discipline', 'Reviewer']));
		expect(output('namingStandard.get')).toMatchObject([{ name: NAMING_STANDARD.name }]);
		expect(output('file.checkName')).toMatchObject([
			{ conforms: false, problems: ['Originator "XYZ" is none of ARC, STR'] },
		]);
		expect(output('file.checkName: own rules')).toMatchObject([{ conforms: true }]);
		expect(output('folder.copyTree')).toMatchObject([
			{ outcome: 'created', permissionsChanged: 1 },
		]);
		expect(output('apiRequest.send: change')).toMatchObject([
			{ data: { attributes: { name: renamed } } },
		]);
		expect(output('folder.delete')).toEqual([{ deleted: true }]);
		expect(output('folder.restore')).toMatchObject([{ hidden: false }]);
	});
}
