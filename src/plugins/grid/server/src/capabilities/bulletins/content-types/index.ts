import bulletin from './bulletin/schema.json';

export const contentTypes = { 'bulletin': { schema: bulletin } };
