import { describe, expect, it } from 'vitest';
import { everyResource } from '../../../nodes/credentialScopes/everyResource';

/**
 * Every key of the simplified records, with its one meaning. A new record uses these; a key with
 * another meaning gets another name here first.
 */
const MEANINGS: Readonly<Record<string, string>> = {
	// What a record begins with: its name, or what it is.
	name: 'what people call it',
	bucketKey: 'name of the bucket',
	objectKey: 'name of the object in its bucket',
	event: 'event that a webhook reports',
	fileType: 'file extension without the dot',
	uploadKey: 'key with which to complete an upload',
	eTag: 'ETag of an uploaded part',
	title: 'what an issue, RFI, submittal or sheet is about',
	text: 'what somebody wrote',
	fromKind: 'what kind of thing a relationship links, by name or as domain and type',
	fromName: 'name or number of that thing',
	toKind: 'what kind of thing the other one is',
	toName: 'name or number of the other thing',
	deleted: 'whether it is deleted now',
	removed: 'whether this run took the person out of the project',

	// What something is, and how large.
	kind: '`file` or `folder`, where lists mix both',
	type: 'kind of construction project',
	outcome: 'what became of what was to be created, uploaded, copied or moved',
	extensionType: 'type of a hub or project in Data Management',
	platform: '`acc` or `bim360`',
	classification: 'purpose of a construction project',
	status: 'state, in the words of the service',
	processState: 'whether Autodesk has finished processing the file',
	conformingStatus: 'whether the name conforms to the naming standard',
	hidden: 'whether it is deleted and can be restored',
	created: 'whether this run created it',
	updated: 'whether this run changed it',
	description: 'text about it',
	versionNumber: 'number of the file version',
	size: 'bytes',
	entryCount: 'files and folders directly in the folder',
	problem: 'what could not be done with it, and why',
	permissionsChanged: 'number of permissions of the folder that this run gave or changed',
	sha1: 'SHA-1 of the content',
	transfer: 'how the transfer went: bytes, seconds, rate, parts, retries and hash',
	contentType: 'media type',
	retentionPolicy: 'how long a bucket keeps its objects',
	permissions: 'which apps may use the bucket',

	// Its location.
	region: 'region of Autodesk that holds it',
	folderPath: 'folders down to the one it is in, e.g. `Project Files/Drawings`',
	path: 'names from the top down to this one; null if nothing says it',
	sourcePath: 'path of what was copied',
	createdPaths: 'folders of the path that this run created',
	webUrl: 'page in the browser',
	websiteUrl: 'website of the company',
	url: 'address for one transfer',
	urls: 'addresses for the parts of one transfer',
	params: 'headers that the download will have',
	callbackUrl: 'address that Autodesk calls',
	addressLine1: 'street and number',
	postalCode: 'postal code',
	city: 'city',
	stateOrProvince: 'state or province',
	country: 'country',

	// People, companies and projects.
	email: 'e-mail address',
	role: 'role in the account',
	roles: 'names of the roles in the project',
	products: 'access to each product',
	key: 'what the service calls a product',
	services: 'access that a role gives to each service',
	projectAdmin: 'whether the person is a project admin',
	companyName: 'name of the company',
	jobTitle: 'job title',
	phone: 'phone number',
	defaultRole: 'role that the person gets in new projects',
	trade: 'trade of the company',
	taxId: 'tax ID of the company',
	erpId: 'ID of the company in an ERP system',
	jobNumber: 'job number of the project',
	timeZone: 'IANA name of the time zone',
	projectValue: 'contract value',
	currency: 'ISO 4217 code of the contract value',
	memberCount: 'people in the project',
	projectCount: 'projects of the company',
	userCount: 'people of the company',

	// Permissions of folders.
	subjectType: '`user`, `company` or `role`, whose permission it is',
	level: 'permission level given in the folder',
	inheritedLevel: 'permission level given in a folder above',
	effectiveLevel: 'what both come to',

	// Attributes and naming standards of Docs.
	dataType: '`text`, `date`, `list` or `largeList`',
	values: 'values of a list, or of a row by column',
	attributes: 'values of custom attributes by name, or their names',
	revisionNumber: 'number of the version in Docs',
	approvalStatus: '`approved` or `rejected` by a review, or `inReview`',
	approvalLabel: 'what the project calls that status',
	delimiter: 'what stands between the parts of a file name',
	pattern: 'what a file name looks like',
	parts: 'parts of a file name, with their rules or what was found',
	conforms: 'whether nothing is wrong',
	problems: 'what is wrong with a file name, part by part',
	namingStandard: 'name of the naming standard',

	// References and exports.
	direction: '`to` what the file refers to, or `from` what refers to it',
	refType: 'type of a reference',
	failedFiles: 'files that could not be exported, and why',

	// Issues and RFIs.
	number: 'number that people call it by',
	categoryName: 'name of the category of an issue or asset',
	assigneeName: 'name of the assignee of an issue',
	assigneeNames: 'names of the people who have to act',
	typeName: 'name of the type of an issue, RFI or submittal',
	rootCauseName: 'name of the root cause of an issue',
	packageName: 'name of the package of a submittal',
	managerName: 'name of the manager of a submittal',
	locationName: 'names of the location and those above it, from the top',
	barcode: 'code on the label of an asset or a location',
	statusSetName: 'name of the status set of assets',
	question: 'what an RFI or a form asks',
	officialResponse: 'answer to an RFI',
	published: 'whether everybody with access to issues sees it',
	assigneeType: '`user`, `company` or `role`',
	locationDetails: 'where exactly, in words',
	customAttributes: 'values of custom attributes by name',
	commentCount: 'comments on it',
	priority: 'priority of an RFI or submittal',
	state: 'place in the workflow of a submittal',
	revision: 'number of the round in a workflow, from 0',
	specNumber: 'number of the spec section of a submittal',
	specTitle: 'title of the spec section of a submittal',
	responseComment: 'comment on the final response to a submittal',
	costImpact: 'whether an RFI costs something',
	scheduleImpact: 'whether an RFI takes time',
	reference: 'what an RFI refers to, in words',
	attachmentType: 'what an attachment belongs to',
	archived: 'whether it is archived',
	waitingFor: 'names of those who act next',
	claimedBy: 'name of the person who has taken the step on',
	actionBy: 'name of the person who ended the step',
	candidates: 'names of those who may act',
	steps: 'names of the steps of a workflow, in their order',
	approvedBy: 'name of the person who submitted the last step',
	notes: 'remarks beside the content',
	section: 'part of a form',
	value: 'answer to a question',
	signedBy: 'name of the person who signed',
	pdfUrl: 'address of the PDF of a form',
	templateType: 'kind of form that a template makes',
	versionSet: 'name of the version set in which a sheet was issued',
	current: 'whether there is no later version of the sheet',
	collection: 'name of the collection of sheets',
	tags: 'tags of a sheet',
	sourceFileName: 'name of the file that a sheet comes from',
	recipients: 'names of the people that a transmittal was sent to',
	documentCount: 'files in a transmittal',
	packageStatus: 'state of the ZIP file of a transmittal',
	revisionLabel: 'what the project calls a revision of a file',
	automatic: 'whether a service of Autodesk linked the two things, not a person',
	readOnly: 'whether the credential cannot delete it',
	external: 'whether the person does not belong to the project',
	isPdf: 'whether the forms of a template are PDF files',
	code: 'short name of a type',
	active: 'whether it can be chosen',
	isDefault: 'whether it is taken if none is chosen',
	workflowType: 'way of an RFI through its statuses',
	daysUntilDue: 'days that the type gives for an answer',

	// Data extracts.
	schedule: 'unit of the time between two runs, or `oneTime`',
	every: 'how many of these units pass between two runs',
	serviceGroups: 'what a data extract extracts',
	projectStatus: 'which projects it covers if none are chosen',
	dateRange: 'days that a run extracts changes of, by name',
	dataFrom: 'beginning of the time that a run extracts',
	dataUntil: 'end of the time that a run extracts',
	hasCallback: 'whether Autodesk calls a URL after each run',
	jobStatus: 'status of the run that was waited for',

	// Webhooks.
	system: 'system that sends the events',
	scopeKey: 'kind of thing that is watched',
	scopeValue: 'ID of the thing that is watched',
	attribute: 'JSON of your own in every callback',
	filter: 'JSONPath that the payload must match',
	payloadOnly: 'whether callbacks leave the webhook out',
	autoReactivate: 'whether Autodesk switches the webhook on again',

	// Syncs.
	change: 'what a sync does about the person',
	reason: 'why a sync does it',
	before: 'values of the fields that change, before the change',
	after: 'the same after the change',
	notChangeable: 'fields that differ but cannot be changed',
	message: 'what the service said about the change or the row',
	row: 'number of the input item, from 1',

	// Models.
	started: 'whether this run started a translation',
	progress: 'percentage that is done',
	formats: 'state of each output format',
	format: 'output format of a translation',
	sourceTypes: 'file types that can be translated into the format',
	hasThumbnail: 'whether there is a picture',
	messages: 'warnings and errors of the translations',
	derivativeRole: 'what a translated file is for, in the words of the service',
	viewName: 'name of the view it belongs to',
	dimension: '`2d` or `3d`',
	isMasterView: 'whether the view has all elements of a phase',
	depth: 'branches of the object tree, or locations, above it',
	order: 'place among those with the same parent, from 0',
	childCount: 'objects directly below it',
	category: 'category of an element',
	properties: 'values of an element, by group and name',
	modelChange: 'how an element differs: `added`, `removed` or `changed`',
	geometryChanged: 'whether the shape or place of an element differs',
	changes: 'properties of an element that differ, with both values',

	// Imports.
	result: 'what became of a row',

	// Times and users. Times end in At, days in Date.
	createdAt: 'when it was created or added',
	receivedAt: 'when it reached the person',
	viewedAt: 'when the person first viewed it',
	downloadedAt: 'when the person first downloaded it',
	closedAt: 'when it was closed',
	dueAt: 'until when it is to be answered',
	submittedAt: 'when it was last handed in',
	approvedAt: 'when the last step was submitted',
	endedAt: 'when a step ended',
	appliedAt: 'when a sync applied the change',
	startsAt: 'when the first run is due',
	endsAt: 'when the schedule ends',
	lastRunAt: 'when the last run was scheduled',
	startedAt: 'when a run began',
	completedAt: 'when a run ended',
	createdByEmail: 'email address of the person who created it',
	createdBy: 'name of the person who created it',
	updatedAt: 'when it was last changed',
	updatedBy: 'name of the person who last changed it',
	reservedBy: 'name of the person who has locked the file',
	lastSignInAt: 'when the person last signed in',
	deletedAt: 'when it was deleted',
	expiresAt: 'when it is deleted',
	urlExpiresAt: 'until when a transfer can begin',
	uploadExpiresAt: 'until when an upload can be completed',
	startDate: 'first day of the project or of the work',
	endDate: 'last day of the project',
	dueDate: 'day on which it is due',
	issuanceDate: 'day on which a version set was issued',
	formDate: 'day that a form is about',

	// IDs, last.
	id: 'ID of the record itself',
	itemId: 'ID of the file',
	versionId: 'ID of the file version',
	storageId: 'ID of the OSS object with the content',
	folderId: 'ID of the folder it is in',
	sourceId: 'ID of what it was copied from',
	rootFolderId: 'ID of the folder above all folders of the project',
	derivativeUrn: 'URN for Model Derivative, in base64',
	externalId: 'ID of an element in its design file',
	objectId: 'ID of an element within a translation',
	viewId: 'ID of the view',
	hubId: 'ID of the hub, with its prefix',
	accountId: 'ID of the account, without prefix',
	businessUnitId: 'ID of the business unit',
	projectId: 'ID of the project, as its service writes it',
	fromId: 'ID of the first thing that a relationship links',
	toId: 'ID of the other thing',
	issueId: 'ID of the issue',
	rfiId: 'ID of the RFI',
	categoryId: 'ID of the category of an issue or asset',
	statusId: 'ID of the status of an asset',
	statusSetId: 'ID of the status set of assets',
	rootCauseId: 'ID of the root cause of an issue',
	typeId: 'ID of the type of an issue, RFI or submittal',
	submittalId: 'ID of the submittal',
	specId: 'ID of the spec section of a submittal',
	packageId: 'ID of the package of a submittal',
	managerId: 'Autodesk ID of the manager of a submittal',
	locationId: 'ID of the location',
	templateId: 'ID of the template of a form',
	questionId: 'ID of the question of a form',
	tableId: 'ID of the table of a form',
	versionSetId: 'ID of the version set of a sheet',
	collectionId: 'ID of the collection of sheets',
	stepId: 'ID of a step of a review',
	workflowId: 'ID of the approval workflow',
	reviewId: 'ID of the review',
	dataExtractId: 'ID of the data extract',
	jobId: 'ID of a run of a data extract',
	copiedVersionId: 'ID of the version that was copied after its approval',
	actionById: 'Autodesk ID of the person who ended the step',
	assigneeId: 'Autodesk ID of the assignee of an issue or form',
	assigneeIds: 'Autodesk IDs of the people who have to act',
	requestId: 'ID of the request, for the support of Autodesk',
	companyId: 'ID of the company',
	namingStandardId: 'ID of the naming standard',
	roleIds: 'IDs of the roles in the project',
	defaultRoleId: 'ID of the role that the person gets in new projects',
	parentId: 'ID of the one above, of the same kind',
	projectIds: 'IDs of the projects in which a user has it, without prefix',
	autodeskId: 'ID of a person in all services',
	ownerId: 'client ID of the app that owns the bucket',
	createdById: 'ID of the user or app that created it',
	updatedById: 'ID of the user who last changed it',
};

/** What a record may begin with. */
const FIRST_KEYS = [
	'name',
	'bucketKey',
	'objectKey',
	'event',
	'fileType',
	'uploadKey',
	'eTag',
	'title',
	// A comment has no name.
	'text',
	// A relationship has no name, either.
	'fromKind',
	'deleted',
	'removed',
	'started',
	'format',
	// The response to an update of a project user has no name.
	'products',
	// An answer in a form, and a row of its tables.
	'question',
	'values',
	// How reviews judged a file version.
	'approvalStatus',
	// A signed download URL has no name.
	'status',
];

/** Returns what the service answers, as it is. */
const AS_ANSWERED = 'apiRequest';

/** What a record refers to is one thing, whether by name, number, title, type or ID: all of them stand together. */
function thingOf(key: string): string {
	return key.replace(/(?<=[a-z])(Ids?|Names?|Number|Title|Type)$/, '');
}

const records = everyResource
	.filter(({ value }) => value !== AS_ANSWERED)
	.flatMap(({ value, operations }) =>
		operations.map(({ value: operation, example }) => ({
			operation: `${value}.${operation}`,
			example,
			keys: Object.keys(example),
		})),
	);

describe('the record of', () => {
	it.each(records)('$operation has keys with one meaning', ({ keys }) => {
		expect(keys.filter((key) => !(key in MEANINGS))).toEqual([]);
	});

	it.each(records)('$operation starts with its name', ({ keys }) => {
		expect(FIRST_KEYS).toContain(keys[0]);
	});

	it.each(records)('$operation has its IDs last', ({ keys }) => {
		const isId = (key: string) => key === 'id' || /(Id|Ids|Urn)$/.test(key);
		const exempt = ['taxId', 'erpId', 'folderPath'];
		const shown = keys.filter((key) => !exempt.includes(key));
		expect(shown.findIndex(isId)).toBe(
			shown.some(isId) ? shown.length - shown.filter(isId).length : -1,
		);
	});

	it.each(records)(
		'$operation writes times in ISO 8601, in UTC with milliseconds',
		({ example }) => {
			for (const [key, value] of Object.entries(example)) {
				if (/At$/.test(key) && value !== null) {
					expect(value).toBe(new Date(String(value)).toISOString());
				}
				if (/Date$/.test(key) && value !== null) expect(value).toMatch(/^\d{4}-\d\d-\d\d$/);
			}
		},
	);

	it.each(records)('$operation says at most twenty things about its subject', ({ keys }) => {
		// The transfer is not about the subject, which is the same however it got there.
		const about = keys.filter((key) => key !== 'transfer');
		expect(new Set(about.map(thingOf)).size).toBeLessThanOrEqual(20);
	});
});

describe('the keys of records', () => {
	it('are all in use', () => {
		const used = new Set(records.flatMap(({ keys }) => keys));
		expect(Object.keys(MEANINGS).filter((key) => !used.has(key))).toEqual([]);
	});
});
