import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Subscription } from '../../protocol/worker/api/shapes/subscription';
import { ACTION_NODES } from '../../scripts/actionNodes';
import {
	FOLDERS,
	HUBS,
	ITEMS,
	NAMING_STANDARD,
	PROJECTS,
	SERVICE_ACCOUNT,
	USERS,
} from '../simulator';
import type { StoredCredential } from './n8n-process/n8nCredentials';
import { outputOf } from './n8n-process/n8nExecutions';
import { from, OperationSteps, step } from './setup/operationSteps';
import {
	connectAsUser,
	serviceAccountCredential,
	threeLeggedCredential,
	twoLeggedCredential,
	workerCredential,
} from './stack/credentials';
import { ServiceAccounts } from './stack/serviceAccounts';
import { enterSurroundings } from './setup/surroundings';
import type { Surroundings } from './setup/surroundings';
import { unique } from './setup/unique';
import { callWorker } from './stack/workerApi';
import { byId, byName, byPath, chain, triggerNode } from './stack/workflows';

const ACTION_NODE_TYPES = ACTION_NODES.map(
	({ type }) => `n8n-nodes-autodesk-platform-services.${type.description.name}`,
);

/** Options that n8n itself adds to the lists of a node. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.id) };
const drawings = { ...tower, folder: byId(FOLDERS.towerDrawings) };
const account = { account: byId(HUBS.us.id) };

describe('operations in n8n', () => {
	let here: Surroundings;
	let app: StoredCredential;
	let user: StoredCredential;
	let robot: StoredCredential;
	let steps: OperationSteps;

	beforeAll(async () => {
		here = await enterSurroundings();
		steps = new OperationSteps(here.n8n);
		app = await here.n8n.credentials.create(twoLeggedCredential(here.simulatorUrl));
		user = await here.n8n.credentials.create(threeLeggedCredential(here.simulatorUrl));
		await connectAsUser(here.n8n, user);
		const accounts = await ServiceAccounts.of(here.simulatorUrl);
		robot = await here.n8n.credentials.create(
			serviceAccountCredential(here.simulatorUrl, await accounts.addKey(SERVICE_ACCOUNT.id)),
		);
	});

	it('read everything from hub to file version, as a service account', async () => {
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

	it('read an account and its users, as the app', async () => {
		const accountUser = byId(from('accountUser.search', 'id'));
		const output = await steps.run(
			'read account',
			step('accountProject.getAll', app, { ...account, filters: { name: 'Tower A' } }),
			step('accountCompany.getAll', app, account),
			step('businessUnit.getAll', app, account),
			step('accountUser.getAll', app, { ...account, returnAll: true }),
			step('accountUser.search', app, { ...account, searchFor: { email: USERS.lee.email } }),
			step('accountUser.get', app, { ...account, accountUser }),
			step('projectRole.getAll', app, { ...account, project: tower.project }),
			step('projectUser.getAll', app, { ...account, project: tower.project, returnAll: true }),
			step('accountProject.get', app, { ...account, project: byName('tower a') }),
			step('accountCompany.search', app, { ...account, searchFor: { name: 'steel' } }),
			step('accountUser.getProjects', app, { ...account, accountUser }),
			step('accountUser.getProducts', app, { ...account, accountUser }),
			step('accountUser.getRoles', app, { ...account, accountUser }),
			step('projectUser.get', app, {
				...account,
				project: byName('Tower A'),
				projectUser: byName(USERS.kim.email),
			}),
		);

		expect(output('accountProject.getAll').map(({ name }) => name)).toContain('Tower A');
		expect(output('accountCompany.getAll').map(({ name }) => name)).toContain('Example Steel');
		expect(output('businessUnit.getAll').map(({ name }) => name)).toContain('Construction');
		const people = output('accountUser.getAll').map(({ email }) => email);
		expect(people).toEqual(expect.arrayContaining([USERS.kim.email, USERS.lee.email]));
		expect(output('accountUser.get')).toMatchObject([{ id: USERS.lee.id }]);
		expect(output('projectRole.getAll').map(({ name }) => name)).toContain('Architect');
		expect(output('projectUser.getAll').map(({ email }) => email)).toContain(USERS.kim.email);
		expect(output('accountProject.get')).toMatchObject([{ name: 'Tower A', status: 'active' }]);
		expect(output('accountCompany.search').map(({ name }) => name)).toContain('Example Steel');
		expect(output('projectUser.get')).toMatchObject([{ email: USERS.kim.email }]);
		const reached = output('accountUser.getProjects').map(({ name }) => name);
		expect(reached).toContain('Tower A');
	});

	it('take a folder through its life cycle', async () => {
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
		expect(output('folder.copyTree')).toMatchObject([
			{ outcome: 'created', permissionsChanged: 1 },
		]);
		expect(output('apiRequest.send: change')).toMatchObject([
			{ data: { attributes: { name: renamed } } },
		]);
		expect(output('folder.delete')).toEqual([{ deleted: true }]);
		expect(output('folder.restore')).toMatchObject([{ hidden: false }]);
	});

	it('take a file through its life cycle, in one operation and step by step', async () => {
		const fileName = `${unique('Straßenplan')}.txt`;
		const [storageId, object] = [from('storage.create', 'id'), byId(from('storage.create', 'id'))];
		const file = byId(from('file.create', 'id'));
		const output = await steps.run(
			'file',
			step('storage.create', user, { ...drawings, fileName }),
			step('object.getSignedUploadUrls', user, { object }),
			step('object.uploadToSignedUrl', user, {
				signedUrl: from('object.getSignedUploadUrls', 'urls[0]'),
				contentFrom: 'text',
				text: 'one',
			}),
			step('object.completeUpload', user, {
				object,
				uploadKey: from('object.getSignedUploadUrls', 'uploadKey'),
			}),
			step('file.create', user, { ...drawings, fileName, storageId }),
			step('folder.upload', user, { ...drawings, fileName, contentFrom: 'text', text: 'two!' }),
			step('fileVersion.create', user, {
				...tower,
				file,
				contentFrom: 'copy',
				sourceVersion: byId(from('file.create', 'versionId')),
			}),
			step('file.download', user, { ...tower, file }),
			step('folder.download', user, { ...drawings, filters: { nameContains: fileName } }),
			step('file.updateAttributes', user, {
				...tower,
				file,
				attributes: { attribute: [{ name: 'discipline', value: 'Structure' }] },
			}),
			step('file.getAttributes', user, { ...tower, file }),
			step('file.copy', user, { ...tower, file, destinationFolder: byId(FOLDERS.towerModels) }),
			step('file.move', user, {
				...tower,
				file: byId(from('file.copy', 'id')),
				destinationFolder: byId(FOLDERS.towerArchitecture),
			}),
			step('file.getReferences', user, { ...tower, file }),
			step('file.delete', user, { ...tower, file }),
			step('file.restore', user, { ...tower, file }),
			step('object.getSignedDownloadUrl', user, {
				object: byId(from('file.restore', 'storageId')),
			}),
		);

		expect(output('file.create')).toMatchObject([{ name: fileName, versionNumber: 1 }]);
		expect(output('folder.upload')).toMatchObject([{ outcome: 'newVersion', versionNumber: 2 }]);
		expect(output('fileVersion.create')).toMatchObject([{ versionNumber: 3 }]);
		expect(output('file.download')).toMatchObject([{ name: fileName, transfer: { bytes: 3 } }]);
		expect(output('folder.download')).toMatchObject([{ name: fileName, transfer: { bytes: 3 } }]);
		expect(output('file.updateAttributes')).toMatchObject([{ updated: true }]);
		expect(output('file.getAttributes')).toMatchObject([
			{ name: fileName, attributes: { Discipline: 'Structure', Note: null } },
		]);
		expect(output('file.copy')).toMatchObject([{ name: fileName, outcome: 'created' }]);
		expect(output('file.move')).toMatchObject([
			{ name: fileName, outcome: 'copied', folderId: FOLDERS.towerArchitecture },
		]);
		expect(output('file.delete')).toEqual([{ deleted: true }]);
		expect(output('file.restore')).toMatchObject([{ versionNumber: 5 }]);
		const [{ url }] = output('object.getSignedDownloadUrl');
		expect(await (await fetch(String(url))).text()).toBe('one');
	});

	it('publish a cloud model and export a drawing, as a user', async () => {
		const bridge = { hub: byId(HUBS.us.id), project: byId(PROJECTS.bridge.id) };
		const model = { ...bridge, file: byId(ITEMS.cloudModel.id) };
		const options = { waitForCompletion: true };
		const output = await steps.run(
			'cloud model',
			step('cloudModel.publish', user, { ...model, options }),
			step('cloudModel.getPublishStatus', user, model),
			step('cloudModel.getLinkedFiles', user, {
				...bridge,
				fileVersion: byId(from('cloudModel.publish', 'versionId')),
			}),
			step('export.create', user, { ...tower, files: ITEMS.plan.id, options }),
			step('export.get', user, { ...tower, exportId: from('export.create', 'id') }),
		);

		expect(output('cloudModel.publish')).toMatchObject([{ status: 'complete', versionNumber: 2 }]);
		expect(output('cloudModel.getPublishStatus')).toMatchObject([{ status: 'complete' }]);
		for (const exported of ['export.create', 'export.get']) {
			expect(output(exported)).toMatchObject([{ status: 'successful', name: 'export.pdf' }]);
		}
	});

	it('look into a model, compare its versions and translate it, as a user', async () => {
		const model = { ...tower, file: byId(ITEMS.architecture.id) };
		const output = await steps.run(
			'model',
			step('model.getFormats', user, { filters: { sourceType: 'rvt' } }),
			step('model.getStatus', user, model),
			step('model.getViews', user, model),
			step('model.getObjects', user, { ...model, view: byName('New Construction') }),
			step('model.getProperties', user, { ...model, elements: 'category', category: 'Walls' }),
			step('model.getThumbnail', user, model),
			step('model.compareVersions', user, { ...tower, fileVersion: model.file }),
			step('model.translate', user, {
				...model,
				formats: ['ifc'],
				options: { waitForCompletion: true },
			}),
			step('model.getDerivatives', user, { ...model, filters: { format: 'ifc' } }),
			step('model.downloadDerivative', user, {
				...model,
				derivativeBy: 'id',
				derivativeId: from('model.getDerivatives', 'id'),
			}),
			step('model.deleteManifest', user, {
				modelFrom: 'urn',
				urn: from('model.translate', 'derivativeUrn'),
			}),
		);

		expect(output('model.getStatus')).toMatchObject([{ status: 'success' }]);
		expect(output('model.getViews')).toHaveLength(3);
		expect(output('model.getProperties')).toHaveLength(4);
		expect(output('model.getThumbnail')).toMatchObject([{ contentType: 'image/png' }]);
		expect(output('model.compareVersions')).toHaveLength(4);
		expect(output('model.translate')).toMatchObject([{ started: true, status: 'success' }]);
		expect(output('model.downloadDerivative')).toMatchObject([
			{ name: 'Tower-ARCH.ifc', transfer: { bytes: 21 } },
		]);
		expect(output('model.deleteManifest')).toMatchObject([{ deleted: true }]);
	});

	it('rename a file of Fusion Team, as a user', async () => {
		const output = await steps.run(
			'fusion',
			step('file.update', user, {
				hub: byId(HUBS.fusion.id),
				project: byId(PROJECTS.robot.id),
				file: byId(ITEMS.robotArm.id),
				fileName: 'Robot Arm 2.f3d',
			}),
		);

		expect(output('file.update')).toMatchObject([{ name: 'Robot Arm 2.f3d' }]);
	});

	it('take a bucket and an object through their life cycles, as the app', async () => {
		const bucketKey = unique('bucket').replaceAll(' ', '-');
		const bucket = byId(bucketKey);
		const object = byId('plans/2. Stück/図面 100% + "final"?#&=;~.dwg');
		const output = await steps.run(
			'bucket',
			step('bucket.create', app, { bucketKey, retentionPolicy: 'transient', region: 'US' }),
			step('bucket.create: again', app, { bucketKey, ifExists: 'return' }),
			step('bucket.getAll', app, { returnAll: true }),
			step('bucket.get', app, { bucket }),
			step('object.getSignedUploadUrls', app, { bucket, object }),
			step('object.uploadToSignedUrl', app, {
				signedUrl: from('object.getSignedUploadUrls', 'urls[0]'),
				contentFrom: 'json',
				json: '{ "walls": 3 }',
			}),
			step('object.completeUpload', app, {
				bucket,
				object,
				uploadKey: from('object.getSignedUploadUrls', 'uploadKey'),
			}),
			step('object.getAll', app, { bucket }),
			step('object.getSignedDownloadUrl', app, { bucket, object }),
			step('object.upload', app, { bucket, object, contentFrom: 'text', text: 'again' }),
			step('object.download', app, { bucket, object }),
			step('object.delete', app, { bucket, object }),
			step('bucket.delete', app, { bucket }),
		);

		expect(output('bucket.getAll').map((row) => row.bucketKey)).toContain(bucketKey);
		expect(output('bucket.create: again')).toMatchObject([{ bucketKey, outcome: 'existed' }]);
		expect(output('bucket.get')).toMatchObject([{ retentionPolicy: 'transient' }]);
		expect(output('object.getAll')).toMatchObject([{ objectKey: object.value }]);
		expect(output('object.upload')).toMatchObject([{ size: 5, transfer: { bytes: 5 } }]);
		expect(output('object.download')).toMatchObject([
			{ size: 5, contentType: 'text/plain; charset=utf-8' },
		]);
		expect(output('object.delete')).toEqual([{ deleted: true }]);
		expect(output('bucket.delete')).toEqual([{ deleted: true }]);
	});

	it('take a webhook through its life cycle, as a service account', async () => {
		const webhook = byId(from('webhook.create', 'id'));
		const callbackUrl = `https://n8n.example.com/webhook/${unique('hook').replaceAll(' ', '-')}`;
		const hook = { ...tower, folder: byId(FOLDERS.towerModels), callbackUrl };
		const output = await steps.run(
			'webhook',
			step('webhook.create', robot, hook),
			step('webhook.create: again', robot, { ...hook, ifExists: 'return' }),
			step('webhook.get', robot, { webhook }),
			step('webhook.getAll', robot, { returnAll: true }),
			step('webhook.getAllBySystem', robot, { returnAll: true }),
			step('webhook.update', robot, { webhook, updateFields: { status: 'inactive' } }),
			step('webhook.get: again', robot, { webhook }),
			step('webhook.delete', robot, { webhook }),
		);

		expect(output('webhook.create: again')).toMatchObject([{ callbackUrl, outcome: 'existed' }]);
		expect(output('webhook.get')).toMatchObject([{ callbackUrl, status: 'active' }]);
		for (const list of ['webhook.getAll', 'webhook.getAllBySystem']) {
			expect(output(list).map((row) => row.callbackUrl)).toContain(callbackUrl);
		}
		expect(output('webhook.get: again')).toMatchObject([{ status: 'inactive' }]);
		expect(output('webhook.delete')).toEqual([{ deleted: true }]);
	});

	it('take an account, its projects and users through their life cycles, as the app and as a user', async () => {
		const email = `${unique('new').replaceAll(' ', '.')}@example.com`;
		const name = unique('Tower');
		const companyName = unique('Company');
		const project = byId(from('accountProject.create', 'id'));
		const output = await steps.run(
			'account',
			step('accountCompany.create', app, { ...account, name: companyName, trade: 'Metals' }),
			step('accountCompany.create: again', app, {
				...account,
				name: companyName,
				trade: 'Concrete | Precast',
				ifExists: 'update',
			}),
			step('accountCompany.update', app, {
				...account,
				company: byName(from('accountCompany.create', 'name')),
				updateFields: { trade: 'Concrete' },
			}),
			step('accountCompany.getAll', app, account),
			step('accountUser.create', app, { ...account, email }),
			step('accountUser.create: again', app, { ...account, email, ifExists: 'return' }),
			step('accountUser.update', app, {
				...account,
				accountUser: byId(from('accountUser.create', 'id')),
				updateFields: { company: byId(from('accountCompany.getAll', 'id')) },
			}),
			step('accountUser.sync', app, {
				...account,
				email: from('accountUser.create', 'email'),
				mode: 'apply',
				scope: 'users',
				scopeUsers: email,
			}),
			step('accountCompany.import', app, {
				...account,
				name: unique('Imported Company'),
				trade: 'Metals',
			}),
			step('accountUser.import', app, { ...account, email: `imported.${email}` }),
			step('businessUnit.create', app, { ...account, units: { unit: [{ name: unique('Unit') }] } }),
			step('accountProject.create', user, {
				...account,
				name,
				type: 'Office',
				options: { waitForActivation: true },
			}),
			step('accountProject.update', app, {
				...account,
				project: byId(PROJECTS.library.id),
				updateFields: { jobNumber: 'J-17' },
			}),
			step('projectUser.create', app, {
				...account,
				actAsUser: USERS.kim.autodeskId,
				project,
				email,
			}),
			step('projectUser.create: again', user, { ...account, project, email, ifExists: 'return' }),
			step('projectUser.import', user, { ...account, project, email: `imported.${email}` }),
			step('projectUser.update', user, {
				...account,
				project,
				projectUser: byId(from('projectUser.create', 'id')),
				products: { product: [{ key: 'docs', access: 'administrator' }] },
			}),
			step('projectUser.sync', user, {
				...account,
				email,
				memberProject: name,
				mode: 'apply',
				syncedFields: { products: 'docs: member' },
			}),
			step('projectUser.createOrUpdate', user, {
				...account,
				project,
				email,
				additionalFields: { company: byName(from('accountCompany.create', 'name')) },
			}),
			step('projectUser.remove', user, { ...account, project, projectUser: byName(email) }),
		);

		expect(output('accountCompany.create: again')).toMatchObject([
			{ name: companyName, outcome: 'updated', trade: 'Concrete | Precast' },
		]);
		expect(output('accountUser.create')).toMatchObject([{ email }]);
		expect(output('accountUser.create: again')).toMatchObject([{ email, outcome: 'existed' }]);
		expect(output('accountUser.sync')).toMatchObject([
			{ change: 'summary', result: 'nothingToDo' },
			{ change: 'unchanged', email },
		]);
		expect(output('accountProject.create')).toMatchObject([{ name, status: 'active' }]);
		expect(output('accountProject.update')).toMatchObject([{ jobNumber: 'J-17' }]);
		expect(output('projectUser.create')).toMatchObject([{ email, status: 'pending' }]);
		expect(output('projectUser.create: again')).toMatchObject([{ email, outcome: 'existed' }]);
		expect(output('projectUser.sync')).toMatchObject([
			{ change: 'summary', result: 'applied' },
			{ change: 'update', status: 'applied', email },
		]);
		expect(output('accountCompany.update')).toMatchObject([{ trade: 'Concrete' }]);
		expect(output('accountCompany.import')).toMatchObject([{ result: 'imported' }]);
		for (const imported of ['accountUser.import', 'projectUser.import']) {
			expect(output(imported)).toMatchObject([{ result: 'imported', email: `imported.${email}` }]);
		}
		expect(output('projectUser.createOrUpdate')).toMatchObject([{ created: false, updated: true }]);
		expect(output('projectUser.remove')).toMatchObject([{ removed: true }]);
	});

	it('take an issue through its life cycle, as a user and as a service account', async () => {
		const issue = byId(from('issue.create', 'id'));
		const output = await steps.run(
			'issue',
			step('issue.getTypes', robot, tower),
			step('issue.create', robot, {
				...tower,
				title: unique('Door missing a screw'),
				issueType: byName('Design > Clash'),
				additionalFields: { assignedToPerson: byName(USERS.lee.email) },
			}),
			step('issue.update', user, { ...tower, issue, updateFields: { status: byId('closed') } }),
			step('issue.addComment', user, { ...tower, issue, comment: 'Done' }),
			step('issue.getComments', robot, { ...tower, issue }),
			step('issue.addAttachment', robot, {
				...tower,
				issue,
				contentFrom: 'text',
				text: 'as built',
				fileName: 'note.txt',
			}),
			step('issue.getAttachments', user, { ...tower, issue }),
			step('issue.deleteAttachment', user, {
				...tower,
				issue,
				attachmentId: from('issue.addAttachment', 'id'),
			}),
			step('issue.getAll', robot, { ...tower, filters: { statuses: ['closed'] } }),
			step('issue.get', robot, { ...tower, issue: byName(from('issue.create', 'number')) }),
		);

		expect(output('issue.getTypes').map(({ name }) => name)).toContain('Clash');
		expect(output('issue.create')).toMatchObject([
			{ status: 'open', published: true, assigneeId: USERS.lee.autodeskId },
		]);
		expect(output('issue.getComments')).toMatchObject([{ text: 'Done' }]);
		expect(output('issue.getAttachments')).toMatchObject([{ name: 'note.txt', size: 8 }]);
		expect(output('issue.getAll').map(({ status }) => status)).toContain('closed');
		expect(output('issue.get')).toMatchObject([{ status: 'closed', commentCount: 1 }]);
	});

	it('take an RFI through its workflow, as a user and as a service account', async () => {
		const rfi = byId(from('rfi.create', 'id'));
		const output = await steps.run(
			'rfi',
			step('rfi.getTypes', robot, tower),
			step('rfi.create', robot, { ...tower, title: unique('Drain pipe'), question: 'Where?' }),
			step('rfi.update', user, {
				...tower,
				rfi,
				updateFields: { status: byId('Open'), assignedTo: USERS.kim.email },
			}),
			step('rfi.addComment', robot, { ...tower, rfi, comment: 'Urgent' }),
			step('rfi.getComments', user, { ...tower, rfi }),
			step('rfi.respond', user, { ...tower, rfi, response: 'Under the stairs' }),
			step('rfi.getAttachments', user, { ...tower, rfi }),
			step('rfi.getAll', robot, { ...tower, filters: { statuses: ['answered'] } }),
			step('rfi.get', robot, { ...tower, rfi: byName(from('rfi.create', 'number')) }),
		);

		expect(output('rfi.getTypes')).toMatchObject([{ name: 'Design', workflowType: 'US' }]);
		expect(output('rfi.create')).toMatchObject([{ status: 'draft', question: 'Where?' }]);
		expect(output('rfi.update')).toMatchObject([
			{ status: 'open', assigneeIds: [USERS.kim.autodeskId] },
		]);
		expect(output('rfi.getComments')).toMatchObject([{ text: 'Urgent' }]);
		expect(output('rfi.respond')).toMatchObject([{ status: 'answered' }]);
		expect(output('rfi.getAll').map(({ status }) => status)).toContain('answered');
		expect(output('rfi.get')).toMatchObject([{ status: 'answered', commentCount: 1 }]);
	});

	it('create, fill in and close a form, as a user and as a service account', async () => {
		const form = byId(from('form.create', 'id'));
		const entry = [
			{ question: byName('Weather > Sky'), value: 'sunny' },
			{ question: byName('Temperature'), value: '21' },
		];
		const columns = [{ columnName: 'trade', textVal: 'Electricians' }];
		const output = await steps.run(
			'form',
			step('form.getTemplates', robot, tower),
			step('form.create', robot, {
				...tower,
				formTemplate: byName('Daily Report'),
				name: unique('Daily report'),
				formDate: '2026-03-02',
			}),
			step('form.updateValues', user, {
				...tower,
				form,
				values: { entry },
				tableRows: JSON.stringify([{ schema: 'worklogEntries', columns }]),
			}),
			step('form.getValues', robot, { ...tower, form }),
			step('form.getTableRows', user, { ...tower, form }),
			step('form.update', user, { ...tower, form, updateFields: { status: 'closed' } }),
			step('form.getAll', robot, { ...tower, filters: { statuses: ['closed'] } }),
			step('form.get', robot, { ...tower, form: byName(from('form.create', 'number')) }),
		);

		expect(output('form.getTemplates').map(({ name }) => name)).toContain('Daily Report');
		expect(output('form.create')).toMatchObject([{ status: 'inProgress', formDate: '2026-03-02' }]);
		expect(output('form.getValues')).toMatchObject([
			{ section: 'Weather', question: 'Sky', value: 'Sunny' },
			{ question: 'Temperature', value: 21 },
		]);
		expect(output('form.getTableRows')).toMatchObject([{ values: { trade: 'Electricians' } }]);
		expect(output('form.getAll').map(({ status }) => status)).toContain('closed');
		expect(output('form.get')).toMatchObject([{ status: 'closed' }]);
	});

	it('take a submittal through its workflow, as a user and as a service account', async () => {
		const submittal = byId(from('submittal.create', 'id'));
		const output = await steps.run(
			'submittal',
			step('submittal.getSpecs', robot, tower),
			step('submittal.getPackages', robot, tower),
			step('submittal.getTypes', robot, tower),
			step('submittal.create', user, {
				...tower,
				title: unique('Tiles'),
				submittalType: byName('Shop Drawings'),
				submittalSpecSection: byName('095300'),
				state: 'mgr-1',
				additionalFields: { managerPerson: byName(USERS.kim.email) },
			}),
			step('submittal.update', user, {
				...tower,
				submittal,
				updateFields: { number: unique('S'), priority: 'High' },
			}),
			step('submittal.transition', user, { ...tower, submittal, state: byId('inReview') }),
			step('submittal.getAttachments', robot, { ...tower, submittal }),
			step('submittal.getAll', robot, { ...tower, filters: { states: ['inReview'] } }),
			step('submittal.get', robot, { ...tower, submittal }),
		);

		expect(output('submittal.getTypes')).toMatchObject([{ name: 'Shop Drawings' }, {}]);
		expect(output('submittal.create')).toMatchObject([
			{ state: 'submitted', specNumber: '095300', assigneeIds: [USERS.kim.autodeskId] },
		]);
		expect(output('submittal.transition')).toMatchObject([{ state: 'inReview', status: 'open' }]);
		expect(output('submittal.getAll').map(({ state }) => state)).toContain('inReview');
		expect(output('submittal.get')).toMatchObject([{ state: 'inReview', priority: 'High' }]);
	});

	it('take an asset through its life cycle, as a user and as a service account', async () => {
		const asset = byId(from('asset.create', 'id'));
		const name = unique('AHU');
		const created = {
			...tower,
			name,
			assetCategory: byName('Electrical > Outlets'),
			assetStatus: byName('Ordered'),
			additionalFields: {
				location: byName('Room 103'),
				customAttributes: { attribute: [{ attribute: byName('Voltage'), value: '220' }] },
			},
		};
		const output = await steps.run(
			'asset',
			step('asset.getCategories', user, tower),
			step('asset.getStatuses', user, {
				...tower,
				filters: { assetCategory: byName('Outlets') },
			}),
			step('asset.create', user, created),
			step('asset.create: again', user, { ...created, ifExists: 'return' }),
			step('asset.update', user, {
				...tower,
				asset,
				updateFields: { assetStatus: byName('Commissioned') },
			}),
			step('asset.getAll', robot, {
				...tower,
				filters: { assetCategory: byName('Electrical'), search: name },
			}),
			step('asset.get', robot, { ...tower, asset: byName(name) }),
			step('asset.delete', user, { ...tower, asset }),
		);

		expect(output('asset.getCategories').map(({ path }) => path)).toContain('Electrical > Outlets');
		expect(output('asset.getStatuses').map(({ name: status }) => status)).toEqual([
			'Ordered',
			'Installed',
			'Commissioned',
		]);
		expect(output('asset.create')).toMatchObject([
			{ name, outcome: 'created', status: 'Ordered', customAttributes: { Voltage: 220 } },
		]);
		expect(output('asset.create: again')).toMatchObject([{ name, outcome: 'existed' }]);
		expect(output('asset.update')).toMatchObject([{ status: 'Commissioned' }]);
		expect(output('asset.getAll')).toMatchObject([{ name, locationName: 'Level 1 > Room 103' }]);
		expect(output('asset.get')).toMatchObject([{ status: 'Commissioned' }]);
		expect(output('asset.delete')).toMatchObject([{ deleted: true }]);
	});

	it('start a review of files, as a user, and read it as a service account', async () => {
		const review = byId(from('review.create', 'id'));
		const output = await steps.run(
			'review',
			step('review.getWorkflows', robot, tower),
			step('review.create', user, {
				...tower,
				name: unique('Plans'),
				reviewWorkflow: byName('Design Review'),
				files: ITEMS.plan.id,
			}),
			step('review.getAll', robot, { ...tower, filters: { status: 'open' } }),
			step('review.get', robot, { ...tower, review }),
			step('review.getProgress', robot, { ...tower, review }),
			step('review.getFiles', user, { ...tower, review }),
			step('review.getFileApprovals', robot, {
				...tower,
				fileVersion: byId(from('review.getFiles', 'versionId')),
			}),
		);

		expect(output('review.getWorkflows')).toMatchObject([{ name: 'Design Review' }]);
		expect(output('review.create')).toMatchObject([{ status: 'open' }]);
		expect(output('review.getFiles')).toMatchObject([{ itemId: ITEMS.plan.id }]);
		expect(output('review.getFileApprovals').map(({ approvalStatus }) => approvalStatus)).toContain(
			'inReview',
		);
	});

	it('extract data of an account, download it and delete the extract, as a user', async () => {
		const name = unique('Nightly');
		const dataExtract = byId(from('dataExtract.create', 'id'));
		const output = await steps.run(
			'data extract',
			step('dataExtract.create', user, {
				...account,
				name,
				serviceGroups: ['admin', 'issues'],
				projects: PROJECTS.tower.name,
				options: { waitForCompletion: true, timeoutMinutes: 2 },
			}),
			step('dataExtract.getAll', user, { ...account, returnAll: true }),
			step('dataExtract.getJobs', user, { ...account, dataExtract: byName(name) }),
			step('dataExtract.download', user, {
				...account,
				dataExtract,
				content: 'files',
				csvFiles: 'admin_projects',
			}),
			step('dataExtract.delete', user, { ...account, dataExtract }),
		);

		expect(output('dataExtract.create')).toMatchObject([{ name, jobStatus: 'success' }]);
		expect(output('dataExtract.getAll').map((extract) => extract.name)).toContain(name);
		expect(output('dataExtract.getJobs')).toMatchObject([{ status: 'success' }]);
		expect(output('dataExtract.download')).toMatchObject([
			{ name: 'admin_projects.csv', contentType: 'text/csv' },
		]);
		expect(output('dataExtract.delete')).toEqual([{ deleted: true }]);
	});

	it('add a location to the tree of a project, as a service account', async () => {
		const name = unique('Room');
		const parentLocation = byName('Level 1');
		const output = await steps.run(
			'location',
			step('location.create', robot, { ...tower, name, parentLocation }),
			step('location.create: again', user, { ...tower, name, parentLocation, ifExists: 'return' }),
			step('location.getTree', user, { ...tower, filters: { below: parentLocation } }),
		);

		expect(output('location.create')).toMatchObject([{ outcome: 'created', depth: 1 }]);
		expect(output('location.create: again')).toMatchObject([{ outcome: 'existed' }]);
		expect(output('location.getTree').map(({ path }) => path)).toContain(`Level 1 > ${name}`);
	});

	it('link a file with an asset, as a user, and see and remove the link', async () => {
		const name = unique('Pump');
		const things = {
			...tower,
			fromKind: 'asset',
			from: byName(name),
			toKind: 'file',
			to: byName('Project Files/Drawings/A-101.pdf'),
		};
		const output = await steps.run(
			'relationship',
			step('asset.create', user, {
				...tower,
				name,
				assetCategory: byName('Electrical > Outlets'),
				assetStatus: byName('Ordered'),
			}),
			step('relationship.create', user, things),
			step('relationship.create: again', robot, { ...things, ifExists: 'return' }),
			step('relationship.getAll', robot, {
				...tower,
				fromKind: 'asset',
				from: byId(from('asset.create', 'id')),
			}),
			step('relationship.delete', user, {
				...tower,
				relationshipId: from('relationship.create', 'id'),
			}),
			step('relationship.create: third', user, things),
			step('relationship.delete: by things', user, { ...things, findBy: 'things' }),
		);

		expect(output('relationship.create')).toMatchObject([
			{ outcome: 'created', fromKind: 'asset', toId: ITEMS.plan.id },
		]);
		expect(output('relationship.create: again')).toMatchObject([{ outcome: 'existed' }]);
		expect(output('relationship.getAll')).toMatchObject([
			{ fromName: name, toKind: 'file', toName: 'A-101.pdf', toId: ITEMS.plan.id },
		]);
		expect(output('relationship.delete')).toEqual([{ deleted: true }]);
		expect(output('relationship.create: third')).toMatchObject([{ outcome: 'created' }]);
		expect(output('relationship.delete: by things')).toEqual([{ deleted: true }]);
	});

	it('read a transmittal with its documents and recipients', async () => {
		const transmittal = byName('1');
		const output = await steps.run(
			'transmittal',
			step('transmittal.getAll', robot, tower),
			step('transmittal.get', user, { ...tower, transmittal }),
			step('transmittal.getDocuments', robot, { ...tower, transmittal }),
			step('transmittal.getRecipients', user, { ...tower, transmittal }),
		);

		expect(output('transmittal.getAll').map(({ number }) => number)).toEqual(['2', '1']);
		expect(output('transmittal.get')).toMatchObject([{ status: 'completed', documentCount: 1 }]);
		expect(output('transmittal.getDocuments')).toMatchObject([{ approvalStatus: 'approved' }]);
		expect(output('transmittal.getRecipients')).toMatchObject([
			{ name: 'Lee Park', external: false },
			{ name: 'Sam Roe', external: true },
		]);
	});

	it('read sheets and export them as a PDF, as the app, a user and a service account', async () => {
		const options = { fileName: 'Drawings' };
		const output = await steps.run(
			'sheets',
			step('sheet.getVersionSets', app, tower),
			step('sheet.getAll', app, { ...tower, filters: { tags: 'floor' } }),
			step('sheet.get', robot, { ...tower, sheet: byName(from('sheet.getAll', 'number')) }),
			step('sheet.export', user, { ...tower, sheets: from('sheet.get', 'number'), options }),
			step('sheet.getExport', robot, {
				...tower,
				exportId: from('sheet.export', 'id'),
				options,
			}),
		);

		expect(output('sheet.getVersionSets').map(({ name }) => name)).toContain('Permit Set');
		expect(output('sheet.get')).toMatchObject([{ number: 'A-101', current: true }]);
		for (const exported of ['sheet.export', 'sheet.getExport']) {
			expect(output(exported)).toMatchObject([{ status: 'successful', name: 'Drawings.pdf' }]);
		}
	});

	it.each(['direct', 'worker'])(
		'start a workflow when a data extract has run: %s',
		async (delivery) => {
			const worker = await here.n8n.credentials.create(workerCredential(here.worker));
			const onExtract = triggerNode('Extract', [user, worker], {
				delivery,
				events: ['dataConnector/job.completed'],
			});
			const listener = await here.n8n.workflows.create(chain('extract', onExtract));
			await here.n8n.workflows.activate(listener);
			const url = `${inject('n8nUrl')}/webhook/${onExtract.webhookId}/webhook`;
			const { data } = await callWorker<{ data: Subscription[] }>(
				here.worker,
				'GET',
				'/subscriptions',
			);
			const subscription = data.find(({ target }) => target === url);
			const callbackUrl = subscription?.dataExtractUrl;
			const output = await steps.run(
				`data extract, ${delivery}`,
				step('dataExtract.create', user, {
					...account,
					serviceGroups: ['issues'],
					projects: PROJECTS.tower.name,
					additionalFields: delivery === 'direct' ? { notifyTrigger: url } : { callbackUrl },
				}),
			);

			const [{ id }] = output('dataExtract.create');
			const run = await here.n8n.executions.withOutput(
				listener.id,
				'Extract',
				({ dataExtractId }) => dataExtractId === id,
			);
			expect(outputOf(run, 'Extract')).toMatchObject([{ status: 'success', hubId: HUBS.us.id }]);
			await here.n8n.workflows.deactivate(listener);
		},
	);

	it('include every operation of the node', async () => {
		const nodes = (await here.n8n.nodeTypes()).filter(({ name }) =>
			ACTION_NODE_TYPES.includes(name),
		);
		expect(nodes).toHaveLength(ACTION_NODE_TYPES.length);
		const offered = nodes
			.flatMap(({ properties }) => properties)
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				options.map(({ value }) => `${String(displayOptions?.show?.resource)}.${String(value)}`),
			)
			.filter((operation) => !operation.endsWith(CUSTOM_API_CALL));
		expect(offered.length).toBeGreaterThanOrEqual(51);
		expect(offered.filter((operation) => !steps.done.has(operation))).toEqual([]);
	});
});
