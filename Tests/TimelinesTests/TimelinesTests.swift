// TimelinesTests
