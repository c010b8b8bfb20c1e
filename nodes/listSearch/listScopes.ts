import type { Scope } from '../../protocol/aps/scopes';
import type { listSearch } from './index';

const DATA: readonly Scope[] = ['data:read'];
const ACCOUNT: readonly Scope[] = ['account:read'];
const BUCKET: readonly Scope[] = ['bucket:read'];

/** The scopes that the calls behind each list need. Accounts are listed as hubs. */
export const LIST_SCOPES: Readonly<Record<keyof typeof listSearch, readonly Scope[]>> = {
	searchAccountProjects: ACCOUNT,
	searchAccountUsers: ACCOUNT,
	searchAccounts: DATA,
	searchBuckets: BUCKET,
	searchBusinessUnits: ACCOUNT,
	searchCompanies: ACCOUNT,
	searchDataExtracts: DATA,
	searchDeletedFiles: DATA,
	searchDeletedFolders: DATA,
	searchDestinationFolders: DATA,
	searchFileVersions: DATA,
	searchFiles: DATA,
	searchFolders: DATA,
	searchFormQuestions: DATA,
	searchFormTemplates: DATA,
	searchForms: DATA,
	searchHubs: DATA,
	searchIndustryRoles: ACCOUNT,
	searchModelViews: DATA,
	searchIssueAttributes: DATA,
	searchIssueCategories: DATA,
	searchIssueStatuses: DATA,
	searchIssueTypes: DATA,
	searchIssues: DATA,
	searchLocations: DATA,
	searchObjects: DATA,
	searchPermissionSubjects: ACCOUNT,
	searchProjectPeople: ACCOUNT,
	searchProjectTemplates: ACCOUNT,
	searchProjectUsers: ACCOUNT,
	searchProjects: DATA,
	searchReviewWorkflows: DATA,
	searchReviews: DATA,
	searchRfiStatuses: DATA,
	searchRfiTypes: DATA,
	searchRfis: DATA,
	searchRootCauses: DATA,
	searchSubmittalPackages: DATA,
	searchSubmittalResponses: DATA,
	searchSubmittalSpecs: DATA,
	searchSubmittalStates: DATA,
	searchSubmittalTypes: DATA,
	searchSubmittals: DATA,
	searchWebhooks: DATA,
};
