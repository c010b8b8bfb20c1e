import { accountCompany } from './accountCompany';
import { accountProject } from './accountProject';
import { accountUser } from './accountUser';
import { apiRequest } from './apiRequest';
import { bucket } from './bucket';
import { businessUnit } from './businessUnit';
import { cloudModel } from './cloudModel';
import { customAttribute } from './customAttribute';
import { exportFiles } from './export';
import { file } from './file';
import { fileVersion } from './fileVersion';
import { folder } from './folder';
import { folderPermission } from './folderPermission';
import { hub } from './hub';
import { namingStandard } from './namingStandard';
import { object } from './object';
import type { Resource } from '../../operations/operation';
import { project } from './project';
import { projectRole } from './projectRole';
import { projectUser } from './projectUser';
import { storage } from './storage';
import { webhook } from './webhook';

/** Every resource of the node. The dropdowns sort them. */
export const resources: readonly Resource[] = [
	accountCompany,
	accountProject,
	accountUser,
	apiRequest,
	bucket,
	businessUnit,
	cloudModel,
	customAttribute,
	exportFiles,
	file,
	fileVersion,
	folder,
	folderPermission,
	hub,
	namingStandard,
	object,
	project,
	projectRole,
	projectUser,
	storage,
	webhook,
];
