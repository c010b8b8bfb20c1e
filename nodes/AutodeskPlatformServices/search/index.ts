import { searchFolders } from './folders';
import { searchHubs } from './hubs';
import { searchProjects } from './projects';

/** The methods behind the locators' lists, by the names the locators give. */
export const listSearch = { searchFolders, searchHubs, searchProjects };
