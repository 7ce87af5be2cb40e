System.Console.WriteLine("trine");
