import { FOLDERS, HUBS, PROJECTS } from '../../simulator';
import { byId } from '../stack/workflows';

/** Parameters for the place of what an operation works with. */
export const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.id) };
export const drawings = { ...tower, folder: byId(FOLDERS.towerDrawings) };
export const account = { account: byId(HUBS.us.id) };
