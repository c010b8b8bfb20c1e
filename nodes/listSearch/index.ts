import { searchAccountProjects, searchProjectTemplates } from './accountProjects';
import { searchAccounts } from './accounts';
import { searchAccountUsers } from './accountUsers';
import { searchBuckets } from './buckets';
import { searchBusinessUnits } from './businessUnits';
import { searchCompanies } from './companies';
import { searchDeletedFolders, searchDestinationFolders, searchFolders } from './folders';
import { searchHubs } from './hubs';
import { searchIndustryRoles } from './industryRoles';
import { searchDeletedFiles, searchFiles } from './files';
import { searchModelViews } from './modelViews';
import { searchObjects } from './objects';
import { searchPermissionSubjects } from './permissionSubjects';
import { searchProjects } from './projects';
import { searchProjectUsers } from './projectUsers';
import { searchFileVersions } from './fileVersions';
import { searchWebhooks } from './webhooks';

/** The methods that fill the locators' lists, by the names that the locators use. */
export const listSearch = {
	searchAccountProjects,
	searchAccountUsers,
	searchAccounts,
	searchBuckets,
	searchBusinessUnits,
	searchCompanies,
	searchDeletedFolders,
	searchDeletedFiles,
	searchDestinationFolders,
	searchFolders,
	searchHubs,
	searchIndustryRoles,
	searchFiles,
	searchModelViews,
	searchObjects,
	searchPermissionSubjects,
	searchProjectTemplates,
	searchProjectUsers,
	searchProjects,
	searchFileVersions,
	searchWebhooks,
};
