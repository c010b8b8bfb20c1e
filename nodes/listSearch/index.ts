import { searchAccountProjects, searchProjectTemplates } from './accountProjects';
import { searchAccounts } from './accounts';
import { searchAccountUsers } from './accountUsers';
import {
	searchAssetAttributes,
	searchAssetCategories,
	searchAssets,
	searchAssetStatuses,
} from './assets';
import { searchBuckets } from './buckets';
import { searchBusinessUnits } from './businessUnits';
import { searchCompanies } from './companies';
import { searchDataExtracts } from './dataExtracts';
import { searchDeletedFolders, searchDestinationFolders, searchFolders } from './folders';
import { searchFormQuestions, searchForms, searchFormTemplates } from './forms';
import { searchHubs } from './hubs';
import { searchIndustryRoles } from './industryRoles';
import { searchDeletedFiles, searchFiles } from './files';
import { searchModelViews } from './modelViews';
import { searchIssues } from './issues';
import {
	searchIssueAttributes,
	searchIssueCategories,
	searchIssueStatuses,
	searchIssueTypes,
	searchRootCauses,
} from './issueSettings';
import { searchLinkedFrom, searchLinkedTo } from './linkedThings';
import { searchLocations } from './locations';
import { searchObjects } from './objects';
import { searchPermissionSubjects } from './permissionSubjects';
import { searchProjectPeople } from './projectPeople';
import { searchProjects } from './projects';
import { searchProjectUsers } from './projectUsers';
import { searchReviews, searchReviewWorkflows } from './reviews';
import { searchRfis, searchRfiStatuses, searchRfiTypes } from './rfis';
import { searchSheetCollections, searchSheets, searchVersionSets } from './sheets';
import {
	searchSubmittalPackages,
	searchSubmittalResponses,
	searchSubmittals,
	searchSubmittalSpecs,
	searchSubmittalStates,
	searchSubmittalTypes,
} from './submittals';
import { searchTransmittals } from './transmittals';
import { searchFileVersions } from './fileVersions';
import { searchWebhooks } from './webhooks';

/** The methods that fill the locators' lists, by the names that the locators use. */
export const listSearch = {
	searchAccountProjects,
	searchAccountUsers,
	searchAccounts,
	searchAssetAttributes,
	searchAssetCategories,
	searchAssets,
	searchAssetStatuses,
	searchBuckets,
	searchBusinessUnits,
	searchCompanies,
	searchDataExtracts,
	searchDeletedFolders,
	searchDeletedFiles,
	searchDestinationFolders,
	searchFolders,
	searchFormQuestions,
	searchFormTemplates,
	searchForms,
	searchHubs,
	searchIndustryRoles,
	searchFiles,
	searchModelViews,
	searchIssueAttributes,
	searchIssueCategories,
	searchIssueStatuses,
	searchIssueTypes,
	searchIssues,
	searchLinkedFrom,
	searchLinkedTo,
	searchLocations,
	searchObjects,
	searchPermissionSubjects,
	searchProjectPeople,
	searchProjectTemplates,
	searchProjectUsers,
	searchProjects,
	searchFileVersions,
	searchReviewWorkflows,
	searchReviews,
	searchRfiStatuses,
	searchRfiTypes,
	searchRfis,
	searchRootCauses,
	searchSheetCollections,
	searchSheets,
	searchSubmittalPackages,
	searchSubmittalResponses,
	searchSubmittalSpecs,
	searchSubmittalStates,
	searchSubmittalTypes,
	searchSubmittals,
	searchTransmittals,
	searchVersionSets,
	searchWebhooks,
};
