/** For operations that give a folder a name, or a place where its name must be free. */
export const nameTaken = {
	409: 'The parent folder holds a folder of this name already. Choose another name',
};
