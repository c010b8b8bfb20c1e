/**
 * The seeded world: everything a test, the demo or a person may rely on. Secrets are made up and
 * work nowhere else.
 */

const N8N_CALLBACK = '/rest/oauth2-credential/callback';

/** Apps as registered in Autodesk's developer portal. */
export const APPS = {
	/** Server-to-server app: client credentials, provisioned in both accounts, owns the buckets. */
	twoLegged: {
		clientId: 'SimTwoLeggedClient00000000000000000000000000001',
		clientSecret: 'SimTwoLeggedSecret00000000000000000000000000001',
	},
	/** Traditional web app: sign-in of a user; also takes client credentials. */
	threeLegged: {
		clientId: 'SimThreeLeggedClient0000000000000000000000000002',
		clientSecret: 'SimThreeLeggedSecret0000000000000000000000000002',
		/** `*` stands for any port. */
		callbackUrls: [
			`http://127.0.0.1:*${N8N_CALLBACK}`,
			`http://localhost:*${N8N_CALLBACK}`,
			'http://127.0.0.1:*/callback',
			'https://n8n.example.com/rest/oauth2-credential/callback',
		],
	},
	/** Public desktop app: PKCE only, no secret. */
	desktop: {
		clientId: 'SimDesktopClient0000000000000000000000000000003',
		callbackUrls: ['http://127.0.0.1:*/callback'],
	},
	/** No account admin has added this app, so it sees no hub. It owns a bucket. */
	unprovisioned: {
		clientId: 'SimUnprovisionedClient000000000000000000000004',
		clientSecret: 'SimUnprovisionedSecret000000000000000000000004',
	},
	/** May only ask for `data:read`. */
	readOnly: {
		clientId: 'SimReadOnlyClient00000000000000000000000000005',
		clientSecret: 'SimReadOnlySecret00000000000000000000000000005',
	},
} as const;

/** People. `id` is the ACC id, `autodeskId` the short one; e-mail domains never resolve. */
export const USERS = {
	/** Account admin of both accounts, member of every project; signs in on the authorize page. */
	kim: {
		id: '33330000-0000-4000-8000-000000000001',
		autodeskId: 'SIMKIM000001',
		email: 'kim.doe@example.com',
		firstName: 'Kim',
		lastName: 'Doe',
	},
	/** Member of the project Tower A only, no admin. */
	lee: {
		id: '33330000-0000-4000-8000-000000000002',
		autodeskId: 'SIMLEE000002',
		email: 'lee.park@example.com',
		firstName: 'Lee',
		lastName: 'Park',
	},
} as const;

/** Accounts, in Data Management form; the admin id of the first two is the id without `b.`. */
export const HUBS = {
	us: {
		id: 'b.11110000-0000-4000-8000-000000000001',
		accountId: '11110000-0000-4000-8000-000000000001',
		name: 'Example Contractors',
		region: 'US',
	},
	emea: {
		id: 'b.11110000-0000-4000-8000-000000000002',
		accountId: '11110000-0000-4000-8000-000000000002',
		name: 'Example Bau Europe',
		region: 'EMEA',
	},
	/** A Fusion Team hub: seen by signed-in users only. */
	fusion: {
		id: 'a.YnVzaW5lc3M6ZXhhbXBsZWRlc2lnbg',
		accountId: 'a.YnVzaW5lc3M6ZXhhbXBsZWRlc2lnbg',
		name: 'Example Design Team',
		region: 'US',
	},
} as const;

export const PROJECTS = {
	tower: {
		id: 'b.22220000-0000-4000-8000-000000000001',
		guid: '22220000-0000-4000-8000-000000000001',
		hubId: HUBS.us.id,
		name: 'Tower A',
		platform: 'acc',
		rootFolderId: 'urn:adsk.wipprod:fs.folder:co.SimTowerRoot000000001',
	},
	bridge: {
		id: 'b.22220000-0000-4000-8000-000000000002',
		guid: '22220000-0000-4000-8000-000000000002',
		hubId: HUBS.us.id,
		name: 'Harbour Bridge',
		platform: 'acc',
		rootFolderId: 'urn:adsk.wipprod:fs.folder:co.SimBridgeRoot00000001',
	},
	library: {
		id: 'b.22220000-0000-4000-8000-000000000003',
		guid: '22220000-0000-4000-8000-000000000003',
		hubId: HUBS.us.id,
		name: 'City Library',
		platform: 'bim360',
		rootFolderId: 'urn:adsk.wipprod:fs.folder:co.SimLibraryRoot0000001',
	},
	plant: {
		id: 'b.22220000-0000-4000-8000-000000000004',
		guid: '22220000-0000-4000-8000-000000000004',
		hubId: HUBS.emea.id,
		name: 'Werk Nord',
		platform: 'acc',
		rootFolderId: 'urn:adsk.wipemea:fs.folder:co.SimPlantRoot000000001',
	},
	robot: {
		id: 'a.YnVzaW5lc3M6ZXhhbXBsZWRlc2lnbiMyMDI1',
		guid: 'a.YnVzaW5lc3M6ZXhhbXBsZWRlc2lnbiMyMDI1',
		hubId: HUBS.fusion.id,
		name: 'Robot Arm',
		platform: 'fusion',
		rootFolderId: 'urn:adsk.wipprod:fs.folder:co.SimRobotRoot000000001',
	},
} as const;

export const FOLDERS = {
	towerProjectFiles: 'urn:adsk.wipprod:fs.folder:co.SimTowerFiles00000001',
	towerModels: 'urn:adsk.wipprod:fs.folder:co.SimTowerModels0000001',
	towerArchitecture: 'urn:adsk.wipprod:fs.folder:co.SimTowerArch000000001',
	towerDrawings: 'urn:adsk.wipprod:fs.folder:co.SimTowerDrawings00001',
	libraryPlans: 'urn:adsk.wipprod:fs.folder:co.SimLibraryPlans000001',
	libraryProjectFiles: 'urn:adsk.wipprod:fs.folder:co.SimLibraryFiles000001',
	bridgeProjectFiles: 'urn:adsk.wipprod:fs.folder:co.SimBridgeFiles0000001',
	plantProjectFiles: 'urn:adsk.wipemea:fs.folder:co.SimPlantFiles00000001',
	robotFiles: 'urn:adsk.wipprod:fs.folder:co.SimRobotFiles00000001',
} as const;

/** Files. The tip of each is its highest version. */
export const ITEMS = {
	/** In Models/Architecture, three versions. */
	architecture: {
		id: 'urn:adsk.wipprod:dm.lineage:SimTowerArch0000000001',
		name: 'Tower-ARCH.rvt',
		folderId: FOLDERS.towerArchitecture,
		versions: 3,
	},
	/** In Drawings, two versions. */
	plan: {
		id: 'urn:adsk.wipprod:dm.lineage:SimTowerPlanA10100001',
		name: 'A-101.pdf',
		folderId: FOLDERS.towerDrawings,
		versions: 2,
	},
	/** In Drawings, a name with blank and umlauts. */
	groundFloor: {
		id: 'urn:adsk.wipprod:dm.lineage:SimTowerGroundFloor01',
		name: 'Grundriß Erdgeschoß.dwg',
		folderId: FOLDERS.towerDrawings,
		versions: 1,
	},
	/** In Drawings, deleted, so hidden from lists. */
	deleted: {
		id: 'urn:adsk.wipprod:dm.lineage:SimTowerDeleted000001',
		name: 'Outdated.dwg',
		folderId: FOLDERS.towerDrawings,
		versions: 1,
	},
	/** A Revit cloud model, in Project Files of Harbour Bridge. */
	cloudModel: {
		id: 'urn:adsk.wipprod:dm.lineage:SimBridgeCloudModel01',
		name: 'Bridge-CLOUD.rvt',
		folderId: FOLDERS.bridgeProjectFiles,
		versions: 1,
		extensionType: 'items:autodesk.bim360:C4RModel',
	},
	/** In Project Files of the EMEA project. */
	hall: {
		id: 'urn:adsk.wipemea:dm.lineage:SimPlantHall000000001',
		name: 'Halle 3.ifc',
		folderId: FOLDERS.plantProjectFiles,
		versions: 2,
	},
	/** In the Fusion project: the only kind of item that Update Item takes. */
	robotArm: {
		id: 'urn:adsk.wipprod:dm.lineage:SimRobotArm0000000001',
		name: 'Robot Arm.f3d',
		folderId: FOLDERS.robotFiles,
		versions: 1,
	},
} as const;

/** Attributes of the files in Project Files of Tower A. */
export const CUSTOM_ATTRIBUTES: Readonly<
	Record<
		'discipline' | 'dueDate' | 'note',
		{ id: number; name: string; type: 'string' | 'date' | 'array'; values?: readonly string[] }
	>
> = {
	discipline: {
		id: 278_690,
		name: 'Discipline',
		type: 'array',
		values: ['Architecture', 'Structure'],
	},
	dueDate: { id: 278_691, name: 'Due Date', type: 'date' },
	note: { id: 278_692, name: 'Note', type: 'string' },
};

/** In Models of Tower A: `{Project}-{Originator}-{Number}`. */
export const NAMING_STANDARD = {
	id: '77770000-0000-4000-8000-000000000001',
	name: 'Example Standard',
	folderId: FOLDERS.towerModels,
} as const;

/** Buckets; all but the last belong to the two-legged app. */
export const BUCKETS = {
	models: { key: 'sim-two-legged-models', region: 'US', policy: 'persistent' },
	scratch: { key: 'sim-two-legged-scratch', region: 'US', policy: 'transient' },
	europe: { key: 'sim-two-legged-europe', region: 'EMEA', policy: 'temporary' },
	foreign: { key: 'sim-somebody-else', region: 'US', policy: 'persistent' },
} as const;

/** Owned by the two-legged app. It has no key yet: create one as on the real service. */
export const SERVICE_ACCOUNT = {
	id: 'SIMSSA000001',
	accId: '33330000-0000-4000-8000-000000000009',
	name: 'nightly-robot',
} as const;

/** When the seeded world was made: fixed, so that filters by date can be tested. */
export const SEEDED_AT = '2025-03-01T09:00:00.000Z';
