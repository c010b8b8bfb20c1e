import type { Region } from '../../../protocol/aps/regions';
import type { Service } from './service';
import type { AccessToken, App, AuthorizationCode, RefreshToken, ServiceAccount } from './identity';
import type { AccountUser, BusinessUnit, Company, IndustryRole, ProjectUser, User } from './people';
import type {
	Download,
	Folder,
	Hub,
	Item,
	Project,
	PublishJob,
	Reference,
	Version,
} from './documents';
import type { AttributeValues, CustomAttribute, NamingStandard } from './customAttribute';
import type { DataExtract, DataJob } from './dataExtract';
import type { FileExport } from './fileExport';
import type { OwnPermission } from './folderPermission';
import type { ProjectRecord } from './projectRecord';
import type { SignedResource } from './signedResource';
import type { Bucket, StoredObject, UploadSession } from './storage';
import type { Hook, Secret } from './hook';
import type { Diff, Translation } from './translation';
import type { Issue } from './issue';
import type { Location } from './location';
import type { Relationship } from './relationship';

/**
 * The state of the simulator. Plain data in maps, so that it can be inspected, changed by tests
 * and written to a file. Keys are the ids the API uses.
 */
export interface State {
	apps: Map<string, App>;
	/** APIs switched off in an app's settings; calls then answer 403 AUTH-001. Key: client id. */
	disabledApis: Map<string, Service[]>;
	serviceAccounts: Map<string, ServiceAccount>;
	accessTokens: Map<string, AccessToken>;
	refreshTokens: Map<string, RefreshToken>;
	authorizationCodes: Map<string, AuthorizationCode>;
	/** Key: Autodesk id. */
	users: Map<string, User>;
	hubs: Map<string, Hub>;
	projects: Map<string, Project>;
	folders: Map<string, Folder>;
	items: Map<string, Item>;
	versions: Map<string, Version>;
	/** Given in the folder itself. Key: folder id. */
	folderPermissions: Map<string, OwnPermission[]>;
	customAttributes: CustomAttribute[];
	/** Key: version id. */
	attributeValues: Map<string, AttributeValues>;
	namingStandards: NamingStandard[];
	exports: Map<string, FileExport>;
	/** Key: item id. */
	publishJobs: Map<string, PublishJob>;
	downloads: Map<string, Download>;
	references: Reference[];
	/** Key: URN of the model in Base64. */
	translations: Map<string, Translation>;
	/** Models whose manifest was deleted, so that ACC's own one is gone too. Key: URN in Base64. */
	deletedManifests: Map<string, true>;
	/** When the inside of a view is ready, Unix time in milliseconds. Key: URN and view. */
	extractions: Map<string, number>;
	/** Comparisons of versions. */
	diffs: Map<string, Diff>;
	buckets: Map<string, Bucket>;
	/** Key: storage URN. Storage of documents and objects of buckets alike. */
	objects: Map<string, StoredObject>;
	uploads: Map<string, UploadSession>;
	/** Key: the hash in the URL. */
	signedResources: Map<string, SignedResource>;
	/** Key: account id, then user id. */
	accountUsers: Map<string, Map<string, AccountUser>>;
	/** Key: project id with `b.`, then user id. */
	projectUsers: Map<string, Map<string, ProjectUser>>;
	/** Key: account id. */
	companies: Map<string, Company[]>;
	/** Of projects and companies. */
	images: Map<string, { type: string; base64: string }>;
	/** Key: account id. */
	businessUnits: Map<string, BusinessUnit[]>;
	/** Key: project id with `b.`. */
	industryRoles: Map<string, IndustryRole[]>;
	/** Oldest first. Key: project id with `b.`. */
	issues: Map<string, Issue[]>;
	/** Created ones. Key: project id with `b.`. */
	locations: Map<string, Location[]>;
	/** Key: project id with `b.`, then id; so are the next four. */
	rfis: Map<string, Map<string, ProjectRecord>>;
	submittals: Map<string, Map<string, ProjectRecord>>;
	forms: Map<string, Map<string, ProjectRecord>>;
	reviews: Map<string, Map<string, ProjectRecord>>;
	assets: Map<string, Map<string, ProjectRecord>>;
	/** Oldest first. Key: project id with `b.`. */
	relationships: Map<string, Relationship[]>;
	/** Oldest first. */
	dataExtracts: Map<string, DataExtract>;
	/** Oldest first. */
	dataJobs: Map<string, DataJob>;
	hooks: Map<string, Hook>;
	/** Owner-wide secrets. Key: {@link secretKey}. */
	hookSecrets: Map<string, Secret>;
}

/** Secrets are kept per owner and per region, like the hooks they sign for. */
export function secretKey(owner: string, region: Region): string {
	return `${owner} ${region}`;
}

export function emptyState(): State {
	return {
		apps: new Map(),
		disabledApis: new Map(),
		serviceAccounts: new Map(),
		accessTokens: new Map(),
		refreshTokens: new Map(),
		authorizationCodes: new Map(),
		users: new Map(),
		hubs: new Map(),
		projects: new Map(),
		folders: new Map(),
		items: new Map(),
		versions: new Map(),
		folderPermissions: new Map(),
		customAttributes: [],
		attributeValues: new Map(),
		namingStandards: [],
		exports: new Map(),
		publishJobs: new Map(),
		downloads: new Map(),
		references: [],
		translations: new Map(),
		deletedManifests: new Map(),
		extractions: new Map(),
		diffs: new Map(),
		buckets: new Map(),
		objects: new Map(),
		uploads: new Map(),
		signedResources: new Map(),
		accountUsers: new Map(),
		projectUsers: new Map(),
		companies: new Map(),
		images: new Map(),
		businessUnits: new Map(),
		industryRoles: new Map(),
		issues: new Map(),
		locations: new Map(),
		rfis: new Map(),
		submittals: new Map(),
		forms: new Map(),
		reviews: new Map(),
		relationships: new Map(),
		dataExtracts: new Map(),
		dataJobs: new Map(),
		assets: new Map(),
		hooks: new Map(),
		hookSecrets: new Map(),
	};
}
